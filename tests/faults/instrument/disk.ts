import type { DatabaseSync } from "node:sqlite";

/** The database files of this process. */
export interface Disk {
  add(file: string, database: DatabaseSync): void;
  /** Full: no file can grow. The errors are SQLite's own, SQLITE_FULL. */
  setFull(full: boolean): void;
}

/** SQLite does not go below the size a file has. */
const AS_IT_IS = 1;

/** SQLite's own limit. */
const NO_LIMIT = 4_294_967_294;

/** Makes a disk that has room. */
export function createDisk(): Disk {
  const databases = new Set<DatabaseSync>();
  return {
    add: (file, database) => {
      if (file !== ":memory:") databases.add(database);
    },
    setFull: (full) => {
      for (const database of databases) {
        if (database.isOpen) database.exec(`pragma max_page_count = ${full ? AS_IT_IS : NO_LIMIT}`);
        else databases.delete(database);
      }
    },
  };
}
