"""Migration operations that put a guard on a table. Migrations pass literals; a test holds them against the code."""

from collections.abc import Iterable

from django.db.migrations.operations import RunSQL


def guard_moves(table: str, *, arrows: Iterable[tuple[str, str]], column: str = "state") -> RunSQL:
    """Return the operation that lets the column of a table change along the arrows only.

    The trigger keeps the arrows as its arguments (`A>B`), where the house test reads them.
    """
    arguments = ", ".join([f"'{column}'", *sorted(f"'{begin}>{end}'" for begin, end in arrows)])
    drop = f"DROP TRIGGER IF EXISTS guard_moves ON {table};"
    return RunSQL(
        sql=f"""{drop}
            CREATE TRIGGER guard_moves BEFORE UPDATE OF {column} ON {table}
            FOR EACH ROW WHEN (OLD.{column} IS DISTINCT FROM NEW.{column})
            EXECUTE FUNCTION onewindow_guard_moves({arguments});""",
        reverse_sql=drop,
    )


def append_only(table: str) -> RunSQL:
    """Return the operation that makes a table accept INSERT and SELECT only, for everybody."""
    drop = f"""DROP TRIGGER IF EXISTS append_only_rows ON {table};
               DROP TRIGGER IF EXISTS append_only_truncate ON {table};"""
    return RunSQL(
        sql=f"""{drop}
            CREATE TRIGGER append_only_rows BEFORE UPDATE OR DELETE ON {table}
            FOR EACH ROW EXECUTE FUNCTION onewindow_append_only();
            CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON {table}
            FOR EACH STATEMENT EXECUTE FUNCTION onewindow_append_only();
            DO $$ BEGIN
              IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'onewindow_app') THEN
                REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM onewindow_app;
              END IF;
            END $$;""",
        reverse_sql=drop,
    )


def new_edition(table: str, *, of: str, changes: str = "INSERT OR UPDATE OR DELETE OR TRUNCATE") -> RunSQL:
    """Return the operation by which every change of a table makes a new edition of what it is part of."""
    drop = f"DROP TRIGGER IF EXISTS new_edition ON {table};"
    return RunSQL(
        sql=f"""{drop}
            CREATE TRIGGER new_edition AFTER {changes} ON {table}
            FOR EACH STATEMENT EXECUTE FUNCTION onewindow_new_edition('{of}');""",
        reverse_sql=drop,
    )


def written_once(table: str, *, columns: Iterable[str]) -> RunSQL:
    """Return the operation that lets each of the columns be filled once: empty or NULL first, then never changed."""
    names = sorted(columns)
    arguments = ", ".join(f"'{name}'" for name in names)
    drop = f"DROP TRIGGER IF EXISTS written_once ON {table};"
    return RunSQL(
        sql=f"""{drop}
            CREATE TRIGGER written_once BEFORE UPDATE OF {", ".join(names)} ON {table}
            FOR EACH ROW EXECUTE FUNCTION onewindow_written_once({arguments});""",
        reverse_sql=drop,
    )


def frozen(table: str, *, columns: Iterable[str], after: str, column: str = "state") -> RunSQL:
    """Return the operation that makes columns, and the row itself, lasting once the row has left a state.

    What was issued is never rewritten: a new row takes its place.
    """
    changed = " OR ".join(f"OLD.{name} IS DISTINCT FROM NEW.{name}" for name in columns)
    drop = f"""DROP TRIGGER IF EXISTS frozen_columns ON {table};
               DROP TRIGGER IF EXISTS frozen_rows ON {table};"""
    return RunSQL(
        sql=f"""{drop}
            CREATE TRIGGER frozen_columns BEFORE UPDATE ON {table}
            FOR EACH ROW WHEN (OLD.{column} <> '{after}' AND ({changed}))
            EXECUTE FUNCTION onewindow_frozen();
            CREATE TRIGGER frozen_rows BEFORE DELETE ON {table}
            FOR EACH ROW WHEN (OLD.{column} <> '{after}')
            EXECUTE FUNCTION onewindow_frozen();""",
        reverse_sql=drop,
    )
