namespace RiskAnalytics.Engine.Tests;

/// <summary>A folder of small invented books that goes away with the test.</summary>
internal sealed class SampleBooks : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("riskanalytics-").FullName;

    /// <summary>An exchange of four coins, fully covered, as of 2024-03-12 and 2024-04-12.</summary>
    public string Exchange { get; }

    /// <summary>An issuer; the liabilities of its latest book are not loaded, so that book is not rated.</summary>
    public string Issuer { get; }

    public SampleBooks()
    {
        Exchange = Path.Combine(Root, "books", "acme");
        Issuer = Path.Combine(Root, "books", "buck");
        WriteExchange("2024-03-12", bitcoin: 95m);
        WriteExchange("2024-04-12", bitcoin: 105m);
        WriteIssuer("2024-03-31", hasLiabilities: true);
        WriteIssuer("2024-04-30", hasLiabilities: false);
    }

    /// <summary>The folder of a book.</summary>
    public string PathTo(string entity, string date) => Path.Combine(Root, "books", entity, date);

    /// <summary>Writes one file of a book, or anything else below the root.</summary>
    public string Write(string path, string text)
    {
        var full = Path.Combine([Root, .. path.Split('/')]);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return full;
    }

    /// <summary>Copies a book to another folder below books.</summary>
    public void CopyBook(string entity, string date, string to)
    {
        foreach (var file in Directory.EnumerateFiles(PathTo(entity, date)))
        {
            Write($"books/{to}/{Path.GetFileName(file)}", File.ReadAllText(file));
        }
    }

    /// <summary>Copies a book to another date of the same entity, with every date in it.</summary>
    public void CopyToDate(string entity, string date, string to)
    {
        foreach (var file in Directory.EnumerateFiles(PathTo(entity, date)))
        {
            Write($"books/{entity}/{to}/{Path.GetFileName(file)}", File.ReadAllText(file).Replace(date, to, StringComparison.Ordinal));
        }
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private void WriteExchange(string date, decimal bitcoin)
    {
        var folder = $"books/acme/{date}";
        Write($"{folder}/entity.json", $$"""
            {"id": "acme", "name": "Acme Exchange", "kind": "exchange", "as_of": "{{date}}", "reporting_currency": "USD", "own_assets": ["ACM"]}
            """);
        Write($"{folder}/holdings.csv", FormattableString.Invariant($"""
            asset,class,quantity,custodian_class,encumbered
            BTC,bitcoin,{bitcoin},self,false
            ETH,ether,1000,self,false
            USDT,stablecoin,5000000,self,false
            ACM,own-token,1000000,self,false

            """));
        Write($"{folder}/liabilities.csv", "asset,quantity\nBTC,100\nETH,990\nUSDT,4900000\nACM,900000\n");
        Write($"{folder}/market.csv", $"asset,price,as_of\nBTC,60000,{date}\nETH,3000,{date}\nUSDT,1,{date}\nACM,0.5,{date}\n");
        Write($"{folder}/disclosures.json", $$$"""
            {"published_on": "{{{date}}}", "assurance": {"level": "checked-liability-proof", "provider": "Examiner", "report_date": "{{{date}}}"},
             "liability_evidence": {"method": "Merkle sum tree", "share": 0.96}, "line_evidence_share": 0.95,
             "rights": {"segregation": "yes", "bankruptcy_remote": "yes", "par_redemption": "partial"}}
            """);
    }

    private void WriteIssuer(string date, bool hasLiabilities)
    {
        var folder = $"books/buck/{date}";
        Write($"{folder}/entity.json", $$$"""
            {"id": "buck", "name": "Buck", "kind": "stablecoin-issuer", "as_of": "{{{date}}}", "reporting_currency": "USD",
             "token": {"symbol": "BUCK", "peg_currency": "USD"}}
            """);
        Write($"{folder}/holdings.csv", """
            asset,class,value,counterparty,counterparty_class,custodian,custodian_class,maturity,encumbered
            USD,treasury-bill,800,US Treasury,government,Bank of X,gsib,2024-06-10,false
            USD,deposit-gsib,150,Bank of X,gsib,,,,false
            USD,secured-loan,60,=HYPERLINK(1),corporate,,,,false

            """);
        Write($"{folder}/liabilities.csv", hasLiabilities ? "asset,value\nBUCK,1000\n" : "asset,value\nBUCK,\n");
        Write($"{folder}/disclosures.json", $$$"""
            {"published_on": "{{{date}}}", "assurance": {"level": "monthly-examination", "report_date": "{{{date}}}"},
             "liability_evidence": {"method": "supply on chain", "share": 1}}
            """);
    }
}
