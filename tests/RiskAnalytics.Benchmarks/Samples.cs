using System.Text;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Ingestion.Books;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Benchmarks;

/// <summary>Invented books of any size, the same on every run.</summary>
internal static class Samples
{
    private static readonly string[] Classes =
        ["bitcoin", "ether", "stablecoin", "large-altcoin", "small-altcoin", "treasury-bill", "deposit-gsib", "corporate-bond"];

    /// <summary>Writes an exchange's book with a number of lines in up to 500 assets, and returns its folder.</summary>
    public static string WriteBook(int lines)
    {
        var folder = Directory.CreateTempSubdirectory("riskanalytics-benchmark-").FullName;
        var assets = Math.Min(lines, 500);
        var holdings = new StringBuilder("asset,class,quantity,price,value,custodian,custodian_class,network,address,encumbered,line_evidence,source\n");
        for (var i = 0; i < lines; i++)
        {
            var asset = i % assets;
            holdings.Append(FormattableString.Invariant(
                $"A{asset:000},{Classes[asset % Classes.Length]},{1000 + i}.125,2.5,{(1000.125m + i) * 2.5m},Custodian {asset % 7},broker,chain-{asset % 5},0x{i:x40},false,true,page {i / 100}\n"));
        }

        var liabilities = new StringBuilder("asset,value\n");
        for (var asset = 0; asset < assets; asset++)
        {
            var held = Enumerable.Range(0, ((lines - asset - 1) / assets) + 1).Sum(n => (1000.125m + asset + (n * assets)) * 2.5m);
            liabilities.Append(FormattableString.Invariant($"A{asset:000},{held * 0.99m}\n"));
        }

        File.WriteAllText(Path.Combine(folder, "entity.json"), """
            {"id": "sample", "name": "Sample Exchange", "kind": "exchange", "as_of": "2025-06-30", "reporting_currency": "USD", "own_assets": ["A004"]}
            """);
        File.WriteAllText(Path.Combine(folder, "holdings.csv"), holdings.ToString());
        File.WriteAllText(Path.Combine(folder, "liabilities.csv"), liabilities.ToString());
        File.WriteAllText(Path.Combine(folder, "disclosures.json"), """
            {"published_on": "2025-07-10", "assurance": {"level": "monthly-examination", "report_date": "2025-07-10"},
             "liability_evidence": {"method": "Merkle sum tree", "share": 1}}
            """);
        return folder;
    }

    /// <summary>The same book in memory.</summary>
    public static ReserveBook Book(int lines)
    {
        var folder = WriteBook(lines);
        try
        {
            return BookReader.Read(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>A real book of 22 lines: OKX, April 2024.</summary>
    public static ReserveBook Okx() => BookReader.Read(Repository.PathTo("tests/Golden/books/20-okx-2024-04"));
}
