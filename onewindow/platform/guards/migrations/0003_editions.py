from django.db import migrations, models

NEW_EDITION = """
CREATE FUNCTION onewindow_new_edition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO guards_edition AS kept (name, number) VALUES (TG_ARGV[0], 1)
  ON CONFLICT (name) DO UPDATE SET number = kept.number + 1;
  RETURN NULL;
END $$;
"""


class Migration(migrations.Migration):
    """What changes seldom has editions, so that processes may keep what they read of it."""

    dependencies = [("guards", "0002_written_once")]

    operations = [
        migrations.CreateModel(
            name="Edition",
            fields=[
                ("name", models.CharField(db_collation="C", max_length=32, primary_key=True, serialize=False)),
                ("number", models.BigIntegerField()),
            ],
        ),
        migrations.RunSQL(NEW_EDITION, "DROP FUNCTION onewindow_new_edition"),
    ]
