from django.db import migrations

WRITTEN_ONCE = """
CREATE FUNCTION onewindow_written_once() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  name text;
  before text;
BEGIN
  FOREACH name IN ARRAY TG_ARGV LOOP
    before := to_jsonb(OLD) ->> name;
    IF coalesce(before, '') <> '' AND before IS DISTINCT FROM to_jsonb(NEW) ->> name THEN
      RAISE EXCEPTION '%.% is written once', TG_TABLE_NAME, name USING ERRCODE = 'check_violation';
    END IF;
  END LOOP;
  RETURN NEW;
END $$;
"""


class Migration(migrations.Migration):
    """What was sealed stays as it was sealed."""

    dependencies = [("guards", "0001_functions")]

    operations = [migrations.RunSQL(WRITTEN_ONCE, "DROP FUNCTION onewindow_written_once")]
