"""`onewindow prepare`: tables and static files in the shape of this version (`./ow up` runs it as the owner)."""

from typing import Any

from django.conf import settings
from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from onewindow.platform.postgres import schema
from onewindow.platform.postgres.cluster import connect
from onewindow.platform.web import statics

REFUSAL = 3  # exit status of a sentence that says by itself what to do


class Command(BaseCommand):
    help = "更新数据结构和静态文件到当前版本（./ow up 会自动运行它）"

    def handle(self, *args: Any, **options: Any) -> None:
        self._refuse_newer()
        call_command("migrate", interactive=False, verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0, clear=True)
        statics.record(settings.STATIC_ROOT)
        with connect(settings.DATABASE_URL) as owner:
            schema.record(owner, str(connection.settings_dict["NAME"]))

    def _refuse_newer(self) -> None:
        loader = MigrationLoader(connection)
        ours = {label for label, _ in loader.disk_migrations}
        unknown = sorted(
            f"{label}.{name}"
            for label, name in loader.applied_migrations
            if (label, name) not in loader.disk_migrations and label in ours
        )
        if unknown:
            raise CommandError(
                f"数据由较新的版本写入（{unknown[0]} 等 {len(unknown)} 步本版本没有），"
                "用旧版本打开会损坏数据。请换回较新的版本。",
                returncode=REFUSAL,
            )
