"""Bilingual files as the programs write them, in small; texts made for the tests."""

import io
import zipfile

from docx import Document
from openpyxl import Workbook

XLIFF_1 = """<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
 <file original="draft.docx" source-language="en-US" target-language="zh-CN" datatype="plaintext">
  <body><group id="g">
   <trans-unit id="4">
    <source>Takes note of <g id="1">the report</g> of the
      Secretary-General;<x id="2"/></source>
    <target state="translated">注意到秘书长<g id="1">的报告</g>；<x id="2"/></target>
    <note>checked</note>
    <alt-trans match-quality="80"><source>Takes note</source><target>注意到</target></alt-trans>
   </trans-unit>
   <trans-unit id="closing" approved="yes">
    <source>Decides to remain seized of the matter.</source><target>决定继续处理此案。</target>
   </trans-unit>
   <trans-unit id="6" translate="no"><source>A/79/225</source></trans-unit>
   <trans-unit id="7"><source>Requests the Secretary-General to report.</source></trans-unit>
  </group></body>
 </file>
</xliff>"""

XLIFF_2 = """<?xml version="1.0" encoding="UTF-8"?>
<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="fr" trgLang="ar">
 <file id="f1">
  <unit id="p1">
   <originalData><data id="d1">&lt;br/&gt;</data></originalData>
   <segment id="s1" state="reviewed">
    <source>Prend note du <pc id="1">rapport</pc> ;<ph id="2" dataRef="d1"/></source>
    <target>تحيط علما <sc id="1"/>بالتقرير<ec startRef="1"/>؛<ph id="2" dataRef="d1"/></target>
   </segment>
   <ignorable><source> </source></ignorable>
   <segment id="s2">
    <source>Se félicite de la <mrk id="m1" type="term">coopération</mrk><cp hex="001F"/> ;</source>
   </segment>
  </unit>
  <unit id="p2" translate="no">
   <segment state="final"><source>A/79/225</source><target>A/79/225</target></segment>
  </unit>
 </file>
</xliff>"""

STUDIO = """<?xml version="1.0" encoding="utf-8"?>
<xliff xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0" version="1.2" sdl:version="1.0"
 xmlns="urn:oasis:names:tc:xliff:document:1.2">
 <file original="draft.docx" datatype="x-sdlfilterframework2" source-language="en-GB"
  target-language="es-ES">
  <header><reference><internal-file form="base64">UEsDBBQABgAIAAAAIQ</internal-file></reference>
   <tag-defs xmlns="http://sdl.com/FileTypes/SdlXliff/1.0"><tag id="3"/></tag-defs>
  </header>
  <body>
   <trans-unit id="d5c0" translate="no"><source><x id="1" /></source></trans-unit>
   <trans-unit id="a1b2-c3">
    <source><g id="3">Recalls its resolution 64/222. Welcomes the progress made.</g></source>
    <seg-source><g id="3"><mrk mtype="seg" mid="11">Recalls its <g id="4">resolution</g>
     64/222.</mrk>
     <mrk mtype="seg" mid="12">Welcomes the progress made.</mrk></g></seg-source>
    <target><g id="3"><mrk mtype="seg" mid="11"><mrk mtype="x-sdl-comment" sdl:cid="7">Recuerda su
     <g id="4">resolución</g></mrk> <mrk mtype="x-sdl-deleted" sdl:revid="8">65/222</mrk><mrk
     mtype="x-sdl-added" sdl:revid="9">64/222</mrk>.</mrk> <mrk mtype="seg" mid="12"/></g></target>
    <sdl:seg-defs>
     <sdl:seg id="11" conf="ApprovedTranslation" origin="interactive" locked="true"/>
     <sdl:seg id="12"><sdl:value key="SegmentHash">x</sdl:value></sdl:seg>
    </sdl:seg-defs>
   </trans-unit>
  </body>
 </file>
</xliff>"""

MEMOQ = """<?xml version="1.0" encoding="utf-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:mq="MQXliff">
 <file original="draft.docx" source-language="en" target-language="ru" datatype="x-memoq">
  <body>
   <trans-unit id="1" mq:status="ManuallyConfirmed" mq:locked="locked">
    <source xml:space="preserve">5.<ph id="1">&lt;mq:ch val="&#x9;" /&gt;</ph
    >Calls upon <bpt id="2" ctype="bold">{}</bpt
    >Member States<ept id="2">{}</ept>;</source>
    <target xml:space="preserve">5.<ph id="1">&lt;mq:ch val="&#x9;" /&gt;</ph
    >призывает <bpt id="2" ctype="bold">{}</bpt
    >государства-члены<ept id="2">{}</ept>;</target>
    <mq:minorversions><mq:historical-unit><source>old</source></mq:historical-unit></mq:minorversions>
   </trans-unit>
   <trans-unit id="2" mq:status="NotStarted" mq:locked="no">
    <source xml:space="preserve">Annex</source><target xml:space="preserve"></target>
   </trans-unit>
  </body>
 </file>
</xliff>"""

PHRASE = """<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"
 xmlns:m="http://www.memsource.com/mxlf/2.0" m:level="1">
 <file original="draft.docx" source-language="en" target-language="fr_fr"><body>
  <group id="0"><trans-unit id="Xy:0" m:confirmed="1" m:locked="true">
   <source>{1>Chapter 5<1} and {2}the annex</source>
   <target>{1>Chapitre 5<1} et {2}annexe</target>
  </trans-unit></group>
 </body></file>
</xliff>""".replace("<1}", "&lt;1}")

TMX = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
 <header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en"
  srclang="EN-US" datatype="xml"/>
 <body>
  <tu><tuv xml:lang="EN-US"><seg>Alone.</seg></tuv></tu>
  <tu tuid="A/RES/79/236#4"><prop type="x-document-symbol">A/RES/79/236</prop>
   <prop type="x-fate">kept</prop>
   <tuv xml:lang="ZH-CN"><seg>注意到<bpt i="7" x="1">&lt;b&gt;</bpt>报告<ept i="7"
    >&lt;/b&gt;</ept>；</seg></tuv>
   <tuv xml:lang="EN-US"><seg>Takes note of <bpt i="1" x="1">&lt;b&gt;</bpt>the report<ept
    i="1">&lt;/b&gt;</ept>;<ph x="2">&lt;img alt="<sub>the emblem</sub>"&gt;</ph></seg></tuv>
   <tuv xml:lang="FR"><seg>Prend note du <hi>rapport</hi> ;</seg></tuv>
  </tu>
 </body>
</tmx>"""


def docx(rows, before=""):
    made = Document()
    made.add_paragraph(before)
    table = made.add_table(0, len(rows[0]))
    for cells in rows:
        for cell, text in zip(table.add_row().cells, cells, strict=True):
            cell.text = text
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def xlsx(rows):
    book = Workbook()
    for cells in rows:
        book.active.append(cells)
    for row in book.active.iter_rows():
        for cell in row:
            cell.data_type = "s" if cell.value else cell.data_type
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def xliff(unit, langs='source-language="en" target-language="zh"', more=""):
    return (
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">'
        f'<file original="draft.docx" {langs}><body>'
        f'<trans-unit id="1">{unit}</trans-unit></body></file>{more}</xliff>'
    )


def zipped(**parts):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return buffer.getvalue()
