# What is made on first use and kept is set up once.
import sqlite3


class Sessions:
    _cursor = None
    _other = None

    def __init__(self, path):
        self.connection = sqlite3.connect(path)

    @property
    def cursor(self):
        if self._cursor is None:
            self._cursor = self.connection.cursor()
            self._cursor.execute("CREATE TABLE IF NOT EXISTS session (path)")
        return self._cursor

    def fresh(self):
        if self._other is None:
            self._other = self.connection.cursor()
        self._other.execute("DELETE FROM session")
        return self._other

    def unless_closed(self):
        if self._other is not None:
            self._other.execute("DELETE FROM session")
            self._other = None

    async def count(self):
        self.fresh()  # want "^warning: self.fresh\\(\\) ends up calling sqlite3.Cursor.execute"
        self.unless_closed()  # want "^warning: self.unless_closed\\(\\) ends up calling sqlite3.Cursor.execute"
        return self.cursor  # want "^possible warning: self.cursor ends up calling sqlite3.Cursor.execute"
