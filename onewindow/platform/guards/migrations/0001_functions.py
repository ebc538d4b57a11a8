from django.db import migrations

GUARD_MOVES = """
CREATE FUNCTION onewindow_guard_moves() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  begins text := to_jsonb(OLD) ->> TG_ARGV[0];
  ends text := to_jsonb(NEW) ->> TG_ARGV[0];
BEGIN
  IF (begins || '>' || ends) = ANY (TG_ARGV) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% -> % is no move of %', begins, ends, TG_TABLE_NAME USING ERRCODE = 'check_violation';
END $$;
"""

APPEND_ONLY = """
CREATE FUNCTION onewindow_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  resealed text := coalesce(current_setting('onewindow.resealing', true), '');
BEGIN
  -- The owner may seal one column again with another key (`platform.pii.rotation`); what it says stays the same.
  IF TG_OP = 'UPDATE' AND resealed <> '' THEN
    IF to_jsonb(OLD) - resealed = to_jsonb(NEW) - resealed
       AND pg_has_role(current_user, (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE') THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION '% of % is refused: rows are only added', TG_OP, TG_TABLE_NAME USING ERRCODE = 'check_violation';
END $$;
"""

FROZEN = """
CREATE FUNCTION onewindow_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% of % is refused: what was issued does not change', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'check_violation';
END $$;
"""


class Migration(migrations.Migration):
    """The functions behind every guard; the triggers come with their tables."""

    operations = [
        migrations.RunSQL(GUARD_MOVES, "DROP FUNCTION onewindow_guard_moves"),
        migrations.RunSQL(APPEND_ONLY, "DROP FUNCTION onewindow_append_only"),
        migrations.RunSQL(FROZEN, "DROP FUNCTION onewindow_frozen"),
    ]
