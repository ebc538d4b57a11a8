"""`onewindow makemessages -l en`: collect the sentences to translate, those marked with `N_` and `NN_` too."""

from django.core.management.commands import makemessages


class Command(makemessages.Command):
    """Django's command, which does not know the mark of the rules."""

    help = "收集要翻译的句子（由 python -m tools.messages 运行）"
    msgmerge_options = [*makemessages.Command.msgmerge_options, "--no-fuzzy-matching"]
    xgettext_options = [*makemessages.Command.xgettext_options, "--keyword=N_", "--keyword=NN_:1,1"]
