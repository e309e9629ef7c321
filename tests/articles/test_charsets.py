"""Bytes that do not say how they are written are read as what they look like."""

from __future__ import annotations

import codecs

import pytest

from saksi.articles.decoding import decoded
from saksi.records import Page

WESTERN = [
    "It’s over.",
    "Beyoncé won.",
    "“Ya,” katanya.",
    "Harga beras Rp\xa015.000 per kilogram.",
    "Suhu di puncak 5° pada pagi hari.",
    "Kafé itu ramai.",
    "Kata dia, “kami akan datang” – Senin.",
    "Menurut warga, jembatan itu “belum aman”; pemerintah “akan memeriksanya” dalam tiga hari … katanya.",
    "Pertandingan Bayern München melawan Atlético di São Paulo dimenangkan oleh tuan rumah.",
    "The minister said “we’re ready” for the café’s opening — and it’s naïve to think otherwise.",
    "The price was £5, or €6, and the temperature 20° in São Paulo, Müller said.",
    "Le président français a déclaré que la réforme était nécessaire à l’Assemblée.",
    "Der Außenminister erklärte, daß die Gespräche über die Verträge schwierig würden.",
]
OTHERS = [
    ("windows-1251", "Президент заявил, что правительство поможет пострадавшим от наводнения."),
    ("koi8-r", "Президент заявил, что правительство поможет пострадавшим от наводнения."),
    ("windows-1253", "Ο πρόεδρος δήλωσε ότι η κυβέρνηση θα βοηθήσει τους πληγέντες."),
    ("windows-1256", "قال الرئيس إن الحكومة ستساعد المتضررين من الفيضانات."),
    ("windows-1250", "Prezydent powiedział, że rząd pomoże poszkodowanym w powodzi, która nadeszła w środę."),
    ("windows-1254", "Cumhurbaşkanı, hükümetin selden etkilenenlere yardım edeceğini söyledi, çağrı yaptı."),
    ("shift_jis", "首相は会見で、政府が被災者を支援すると述べた。"),
    ("euc_jp", "首相は会見で、政府が被災者を支援すると述べた。"),
    ("gb18030", "总理在记者会上说，政府将帮助灾民。"),
    ("big5", "總理在記者會上說，政府將幫助災民。"),
    ("cp949", "대통령은 정부가 이재민을 도울 것이라고 말했다."),
]


def read(body: bytes, media_type: str = "text/plain") -> str:
    return decoded(Page("a", body, media_type, None, "a", "sha256:0"))[0]


@pytest.mark.parametrize("times", [1, 40])
@pytest.mark.parametrize("text", WESTERN)
def test_western_text_is_read_as_windows_1252(text: str, times: int) -> None:
    text = " ".join([text] * times)

    assert read(text.encode("cp1252")) == text


@pytest.mark.parametrize("times", [1, 40])
@pytest.mark.parametrize(("charset", "text"), OTHERS)
def test_text_in_another_script_is_read_in_its_own(charset: str, text: str, times: int) -> None:
    text = " ".join([text] * times)

    assert read(text.encode(charset)) == text


@pytest.mark.parametrize(("charset", "text"), OTHERS)
def test_markup_does_not_hide_the_script(charset: str, text: str) -> None:
    html = (
        f"<html><head><title>x</title><script>var a = 1;</script></head><body class='a b'><p>{text}</p></body></html>"
    )

    assert text in read(html.encode(charset), "text/html")


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF16_LE])
@pytest.mark.parametrize("text", [WESTERN[7], f"<html><body><p>{OTHERS[0][1]}</p></body></html>"])
def test_utf_16_is_read_with_and_without_its_mark(mark: bytes, text: str) -> None:
    assert read(mark + text.encode("utf-16-le")) == text


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF16_BE])
def test_utf_16_is_read_the_other_way_round_too(mark: bytes) -> None:
    assert read(mark + WESTERN[7].encode("utf-16-be")) == WESTERN[7]


@pytest.mark.parametrize("text", [WESTERN[7] * 3, OTHERS[0][1], OTHERS[6][1]])
def test_a_broken_byte_in_utf_8_costs_one_character(text: str) -> None:
    assert read(text.encode() + b"\xe2\x80 " + text.encode()).count("\ufffd") <= 2


def test_nothing_but_a_few_high_bytes_raises_nothing() -> None:
    assert read(b"\xe9\xff\x81") != ""
