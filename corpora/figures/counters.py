"""A number as a list or a note prints it: 4 as "d", "iv", "四", "г", "د".

>>> [format_number(4, style) for style in ("lowerLetter", "lowerRoman", "chineseCounting")]
['d', 'iv', '四']
>>> format_number(28, "lowerLetter"), format_number(115, "chineseCountingThousand")
('bb', '一百一十五')

Styles have the names of WordprocessingML (ECMA-376, part 1, 17.18.59 ST_NumberFormat).
"""

from __future__ import annotations

_DIGITS = "0123456789"
ALPHABETS = {
    "lowerLetter": "abcdefghijklmnopqrstuvwxyz",
    "upperLetter": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "russianLower": "абвгдежзиклмнопрстуфхцчшщэюя",
    "russianUpper": "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ",
    "arabicAlpha": "أبتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "arabicAbjad": "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",
    "chicago": "*†‡§",
}
_CYCLES = {
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
    "decimalEnclosedCircle": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedCircleChinese": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedParen": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "decimalEnclosedFullstop": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    "ideographEnclosedCircle": "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
}
_NUMERALS = {
    "decimalFullWidth": "０１２３４５６７８９",
    "decimalFullWidth2": "０１２３４５６７８９",
    "ideographDigital": "〇一二三四五六七八九",
    "japaneseDigitalTenThousand": "〇一二三四五六七八九",
    "taiwaneseDigital": "○一二三四五六七八九",
    "hindiNumbers": "०१२३४५६७८९",
    "arabicIndic": "٠١٢٣٤٥٦٧٨٩",  # no style of Word's; CSS arabic-indic
}
_CHINESE = {
    "chineseCounting": ("零一二三四五六七八九", "十百千"),
    "chineseCountingThousand": ("零一二三四五六七八九", "十百千"),
    "taiwaneseCounting": ("零一二三四五六七八九", "十百千"),
    "taiwaneseCountingThousand": ("零一二三四五六七八九", "十百千"),
    "japaneseCounting": ("零一二三四五六七八九", "十百千"),
    "chineseLegalSimplified": ("零壹贰叁肆伍陆柒捌玖", "拾佰仟"),
    "ideographLegalTraditional": ("零壹貳參肆伍陸柒捌玖", "拾佰仟"),
}
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_MOST_REPEATS = 30  # of a letter: "aaa"; beyond, and for styles not named here, plain figures


def format_number(number: int, style: str) -> str:
    """The number in a style; in plain figures where the style is unknown or cannot count so far."""
    if style in ("none", "bullet"):
        return ""
    if style == "decimalZero":
        return f"{number:02d}"
    if style == "numberInDash":
        return f"- {number} -"
    if digits := _NUMERALS.get(style):
        return str(number).translate(str.maketrans(_DIGITS, digits))
    if number < 1:
        return str(number)
    if style == "ordinal":
        return f"{number}{_english_ending(number)}"
    if style in ("lowerRoman", "upperRoman"):
        return roman(number) if style == "lowerRoman" else roman(number).upper()
    return _in_letters(number, style) or str(number)


def _in_letters(number: int, style: str) -> str:
    """The number in letters or characters; "" where that is not possible."""
    if alphabet := ALPHABETS.get(style):
        repeats, place = divmod(number - 1, len(alphabet))
        return alphabet[place] * (repeats + 1) if repeats < _MOST_REPEATS else ""
    if cycle := _CYCLES.get(style):
        return cycle[number - 1] if number <= len(cycle) else ""
    if chinese := _CHINESE.get(style):
        return _in_chinese(number, *chinese)
    return ""


def roman(number: int) -> str:
    """A number from 1 to 3,999 in small Roman numerals; others in figures.

    >>> roman(1994)
    'mcmxciv'
    """
    if not 0 < number < 4000:
        return str(number)
    letters = ""
    for value, numeral in _ROMAN:
        times, number = divmod(number, value)
        letters += numeral * times
    return letters


def _in_chinese(number: int, digits: str, units: str) -> str:
    if number > 9999:
        return ""
    words = ""
    for power in (3, 2, 1, 0):
        digit = number // 10**power % 10
        if digit:
            words += digits[digit] + (units[power - 1] if power else "")
        elif words and not words.endswith(digits[0]):
            words += digits[0]
    words = words.rstrip(digits[0])
    return words[1:] if 10 <= number < 20 and digits[1] == "一" else words


def _english_ending(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
