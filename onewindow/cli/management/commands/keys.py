"""`onewindow keys rotate`: a fresh master key for personal data, and everything sealed again with it."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from psycopg import Connection

from onewindow.platform.pii.keys import MasterKey, add_key, ring
from onewindow.platform.pii.rotation import Column, columns, left, reseal
from onewindow.platform.postgres.cluster import connect


class Command(BaseCommand):
    help = "更换个人信息加密主密钥，并将已加密的数据改用新密钥（可中断，再次运行加 --resume 即可继续）"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("act", choices=["rotate"], help="rotate：更换主密钥")
        parser.add_argument("--resume", action="store_true", help="不生成新密钥，继续上次未完成的更换")

    def handle(self, *args: Any, **options: Any) -> None:
        with connect(settings.DATABASE_OWNER_URL) as owner:
            key = ring().current if options["resume"] else add_key().current
            for column in columns():
                self._rotate(column, key, owner)
        self.stdout.write(
            "完成。请重新启动平台，再运行一次 onewindow keys rotate --resume，以处理运行期间用旧密钥写入的数据。\n"
            "旧密钥须保留在 keys/field_key 中：旧备份和检索索引仍要用到。"
        )

    def _rotate(self, column: Column, key: MasterKey, owner: Connection) -> None:
        total, done = left(column, key=key, owner=owner), 0
        for count in reseal(column, key=key, owner=owner):
            done += count
            self.stdout.write(f"{column.purpose}: {done}/{total}", ending="\r")
        if total:
            self.stdout.write(f"{column.purpose}: {done}/{total}")
