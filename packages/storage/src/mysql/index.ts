export { createDatabase } from "./create-database.ts";
export { type MysqlOptions, openMysql } from "./open-mysql.ts";
