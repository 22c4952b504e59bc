import { DatabaseSync } from "node:sqlite";

// Adds one in each file, one after the other, as long as the test of openAtOneMoment, which starts this, is there.
const parent = process.ppid;
const databases = process.argv.slice(2).map((file) => new DatabaseSync(file, { timeout: 5000 }));
process.send?.("begun");
while (process.ppid === parent) for (const database of databases) database.exec("update counts set n = n + 1");
process.exit();
