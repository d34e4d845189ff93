"""An invented kwalificatiedossier, as SBB publishes it in XML, to compare with the same one in print."""

from overlap.model import Curriculum

XML = """<sbb><dossiers><dossier titel="Fietsen"><basis>
<kerntaak titel="Onderhoudt fietsen" hoofdstuk="1">
<vakkennisenvaardigheden><vakkennisenvaardigheden referentie="a"/><vakkennisenvaardigheden referentie="b"/>
<aanvullend><profiel referentie="2"/><vakkennisenvaardigheden referentie="c"/></aanvullend></vakkennisenvaardigheden>
<werkproces titel="Plakt banden" hoofdstuk="1"><werkprocesomschrijving>De maker zoekt het lek.
<aanvullend><profiel referentie="2"/><tekst>Hij zoekt snel.</tekst></aanvullend></werkprocesomschrijving>
<werkprocesresultaat>De band is heel.</werkprocesresultaat>
<werkprocesgedrag>De maker: - werkt netjes; - ruimt op.</werkprocesgedrag></werkproces></kerntaak></basis>
<profielen><profiel nr="1" titel="Fietsenmaker" niveau="2"><crebo>90001</crebo>
<kerntaak titel="Verkoopt fietsen" hoofdstuk="1"><werkproces titel="Adviseert" hoofdstuk="1">
<werkprocesomschrijving>De maker vraagt door.</werkprocesomschrijving></werkproces></kerntaak></profiel>
<profiel nr="2" titel="Steppenmaker" niveau="3"><crebo>90002</crebo></profiel></profielen>
<vakkennisenvaardigheden><kennisofvaardigheid nr="a" titel="heeft kennis van banden"/>
<kennisofvaardigheid nr="b" titel="kan een lek vinden"/><kennisofvaardigheid nr="c" titel="kan een step vouwen"/>
</vakkennisenvaardigheden></dossier></dossiers></sbb>"""


def told(curriculum: Curriculum) -> list[tuple[object, ...]]:
    """All of each goal but where it stands."""
    return [
        (goal.id, goal.code, goal.text, goal.kind, goal.section, goal.levels, goal.description, goal.extra)
        for goal in curriculum.goals
    ]
