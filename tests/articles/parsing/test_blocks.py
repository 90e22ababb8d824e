from articles.parsing.blocks import table_rows


def test_table_rows():
    assert table_rows("| a | b |\n|---|:-:|\n| 1 | 2 |") == [["a", "b"], ["1", "2"]]
