from pathlib import Path

import pytest

from chipcontrols.graph.names_file import read_names
from chipcontrols.loaders.ledger import WrongInput


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('Name;Land\nMüller, Söhne & Co;DE\n"A; B";CN\n', ["Müller, Söhne & Co", "A; B"]),
        ("no\tname\n1\tVelmora\n", ["Velmora"]),
        ('id,name\n1,"Velmora, Berlin"\n', ["Velmora, Berlin"]),
        ("Velmora Co., Ltd.\nVelmora Co.,Ltd\n", ["Velmora Co., Ltd.", "Velmora Co.,Ltd"]),
        ("", []),
    ],
)
def test_names_are_read_from_lines_and_from_the_tables_that_spreadsheets_write(
    text: str, names: list[str], tmp_path: Path
):
    path = tmp_path / "names.csv"
    path.write_text(text, encoding="utf-8-sig")
    assert read_names(path) == names


@pytest.mark.parametrize("text", ["Customer;Country\nVelmora;CN\n", "Customer,Country\nVelmora,CN\n", "Velmora\tCN\n"])
def test_a_table_without_a_column_of_names_is_refused(text: str, tmp_path: Path):
    path = tmp_path / "names.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(WrongInput, match="has several cells, and no column is called name"):
        read_names(path)
