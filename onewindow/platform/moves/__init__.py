"""The one writer of rows that move: row, event, rows beside it, announcement and receipt in one statement."""
