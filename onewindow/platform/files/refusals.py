"""What an upload is refused with: what is wrong, and what to do."""

from http import HTTPStatus

from onewindow.kernel.errors import Invalid
from onewindow.kernel.words import N_


class UploadRefused(Invalid):
    """A file that cannot be taken; `name` is the file's own name, cleaned."""

    words = N_("“%(name)s”不能接收，请换一个文件")

    def __init__(self, *, field: str = "file", **values: object) -> None:
        super().__init__(field=field, **values)


class NothingChosen(UploadRefused):
    words = N_("还没有选择文件，请先选择要上传的文件")


class EmptyFile(UploadRefused):
    words = N_("“%(name)s”是空文件（0 字节），请检查后重新选择")


class TooLarge(UploadRefused):
    words = N_("“%(name)s”超过 %(limit)s 的上限，请压缩后再上传，或分成几个文件")


class NameWithPath(UploadRefused):
    words = N_("文件名“%(name)s”里含有路径符号，请改名后再上传")


class TypeNotTaken(UploadRefused):
    words = N_("“%(name)s”的格式不在接收范围内，请上传 %(formats)s")


class NotWhatItSays(UploadRefused):
    words = N_("“%(name)s”的内容与扩展名不符（实际是 %(found)s），请用正确的文件重新上传")


class PasswordProtected(UploadRefused):
    words = N_("“%(name)s”设有密码，工作人员打不开，请取消密码后再上传")


class Damaged(UploadRefused):
    words = N_("“%(name)s”打不开，可能已损坏，请重新扫描或导出后再上传")


class ActiveContent(UploadRefused):
    words = N_("“%(name)s”含有宏、脚本或附件，不能接收，请另存为不含这些内容的 PDF 后再上传")


class ArchiveTooLarge(UploadRefused):
    words = N_("“%(name)s”解压后的内容过大或过多，不能接收，请另存为 PDF 后再上传")


class TooManyPixels(UploadRefused):
    words = N_("“%(name)s”的图像超过 4000 万像素，请降低扫描分辨率（300 dpi 即可）后再上传")


class TooManyPages(UploadRefused):
    words = N_("“%(name)s”超过 %(limit)s 页，请分成几个文件上传")


class Infected(UploadRefused):
    words = N_("“%(name)s”未通过病毒检查，没有保存，请先在您的设备上查杀病毒")


class ScannerUnavailable(UploadRefused):
    words = N_("暂不能检查上传的文件，“%(name)s”没有保存，请稍后再试")
    status = HTTPStatus.SERVICE_UNAVAILABLE
