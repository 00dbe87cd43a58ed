using System.Text;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.Okx;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Ingestion.Tests.Sources.Okx;

[TestFixture]
public sealed class SignedAddressReaderTests
{
    private const string Okx = "coin,snapshot height,amount\nBTC,760001,3\n\n"
        + "coin,Network,Snapshot Height,address,amount,message,signature1,signature2,redeem script/public key,eoa1,eoa2\n";

    private const string Batch = "digitalAsset,network,address,signedMessage,signedMessage2,message,publicKey,owner1,owner2\n";

    private const string General = "asset,network,address,message,signature,signature2,script,quantity,owner1,owner2\n";

    [Test]
    public void Read_OkxRows_GivesEveryCell()
    {
        var (rows, issues) = Read(Okx + "btc,BTC,760001,addr1,1.5,I am an OKX address,s1,s2,52ae,,\nETH,ETH,17,0xab,2,m,s3,s4,,0x1,0x2\n");

        Assert.That(issues, Is.Empty);
        Assert.That(rows, Is.EqualTo(new[]
        {
            new SignedAddress("BTC", "BTC", "addr1", 5) { Message = "I am an OKX address", Signature1 = "s1", Signature2 = "s2", Script = "52ae", Quantity = 1.5m, Height = "760001" },
            new SignedAddress("ETH", "ETH", "0xab", 6) { Message = "m", Signature1 = "s3", Signature2 = "s4", Owner1 = "0x1", Owner2 = "0x2", Quantity = 2m, Height = "17" },
        }));
    }

    [Test]
    public void Read_RowsThatEndEarlyOrAreBlank_AreReadAsFarAsTheyGo()
    {
        var (rows, issues) = Read(Okx + "BTC,BTC,760001,addr1,1.5,m,s1,s2,52ae\n,,,,,,,,,,\nBTC,BTC,760001,addr2,1,m\n");

        Assert.That(issues, Is.Empty);
        Assert.That(rows.Select(r => (r.Address, r.Script, r.Owner1, r.Signature1, r.Row)), Is.EqualTo(new[] { ("addr1", "52ae", "", "s1", 5), ("addr2", "", "", "", 7) }));
    }

    [Test]
    public void Read_CommaInsideBrackets_DoesNotPartTheCell()
    {
        var (rows, _) = Read(Okx + "BTC,BTC,760001,addr1,1.5,m,s1,[a,b,c],52ae,,\nBTC,BTC,760001,addr2,1.5,m,[s1,s2,52ae,,\n");

        Assert.That(rows.Select(r => (r.Signature1, r.Signature2, r.Script)), Is.EqualTo(new[] { ("s1", "[a,b,c]", "52ae"), ("[s1", "s2", "52ae") }));
    }

    [Test]
    public void Read_RowsWithFaults_NamesRowAndColumn()
    {
        var (rows, issues) = Read(Okx
            + "BTC,BTC,1,addr1,1;5,m,s\n"
            + ",BTC,1,addr2,1,m,s\n"
            + "BTC,BTC,1,,1,m,s\n"
            + "BTC,BTC,1,addr4,,m,s\n"
            + "BTC,BTC,1,addr5,-1,m,s\n");

        Assert.That(rows.Select(r => (r.Address, r.Quantity)), Is.EqualTo(new (string, decimal?)[] { ("addr1", null), ("addr4", null), ("addr5", null) }));
        Assert.That(issues.Select(i => (i.Code, i.Row, i.Column)), Is.EqualTo(new (string, int?, string?)[]
        {
            ("bad-number", 5, "amount"), ("row-without-key", 6, "coin"), ("no-address", 7, "address"), ("no-amount", 8, "amount"), ("bad-number", 9, "amount"),
        }));
        Assert.That(issues.Where(i => i.OmitsLine).Select(i => i.Row), Is.EqualTo(new int?[] { 5, 6, 7, 9 }));
    }

    [Test]
    public void Read_OldestLayout_MakesBaseUnitsWhole()
    {
        var (rows, issues) = Read("coin,amount\nUSDT(ALL),1000\ncoin,address,amount,message,signature1,signature2,redeem script/ public key\n"
            + "USDT-TRC20,T1,1000250000,m,0xaa,,\nNOBODY-KNOWS,x,5,m,0xaa,,\n");

        Assert.That(rows.Select(r => (r.Coin, r.Network, r.Quantity, r.IsOkxStyle)), Is.EqualTo(new (string, string, decimal?, bool)[] { ("USDT-TRC20", "", 1000.25m, true), ("NOBODY-KNOWS", "", null, true) }));
        Assert.That(issues.Single().Code, Is.EqualTo("unknown-unit"));
    }

    [Test]
    public void Read_BatchOfNineColumns_TakesTheNetworkForTheScheme()
    {
        var (rows, issues) = Read(Batch + "USDT,ETH,0xab,s1,null,AUP,\\N,,\nTRX,TRON,T1,s2,s3,AUP,pub,o1,o2\n");

        Assert.That(issues, Is.Empty);
        Assert.That(rows, Is.EqualTo(new[]
        {
            new SignedAddress("USDT", "ETH", "0xab", 2) { SchemeKey = "ETH", Message = "AUP", Signature1 = "s1" },
            new SignedAddress("TRX", "TRON", "T1", 3) { SchemeKey = "TRON", Message = "AUP", Signature1 = "s2", Signature2 = "s3", Script = "pub", Owner1 = "o1", Owner2 = "o2" },
        }));
    }

    [Test]
    public void Read_GeneralLayoutInAnyOrder_IsOfAnotherIssuer()
    {
        var (rows, issues) = Read("signature,Message,address,asset,quantity,network\ns1,\"We hold this, 2026-07-01\",bc1q,wbtc,3,bitcoin\ns2,m,1abc,BTC,,\n");

        Assert.That(rows, Is.EqualTo(new[]
        {
            new SignedAddress("WBTC", "bitcoin", "bc1q", 2) { SchemeKey = "BITCOIN", Message = "We hold this, 2026-07-01", Signature1 = "s1", Quantity = 3m, IsOkxStyle = false },
            new SignedAddress("BTC", "", "1abc", 3) { Message = "m", Signature1 = "s2", IsOkxStyle = false },
        }));
        Assert.That(issues.Single().Code, Is.EqualTo("no-amount"));
    }

    [TestCase(Okx, 1), TestCase(Batch, 0), TestCase(General, 0)]
    public void Recognises_EachLayout_AndOnlyOkxFilesAreBooksToo(string header, int sources)
    {
        var document = SourceDocument.FromBytes("list.csv", Encoding.UTF8.GetBytes(header + "a,b,c,d,e,f,g,h,i,j\n"));

        Assert.That(SignedAddressReader.Recognises(document), Is.True);
        Assert.That(SourceCatalog.All.Count(s => s.Recognises(document)), Is.EqualTo(sources));
    }

    [TestCase("coin,amount\nBTC,1\n"), TestCase("asset,quantity,address\nBTC,1,a\n"), TestCase("{\"asset\":1}"), TestCase("asset,message,signature\n")]
    public void Recognises_OtherFiles_No(string text) =>
        Assert.That(SignedAddressReader.Recognises(SourceDocument.FromBytes("list.csv", Encoding.UTF8.GetBytes(text))), Is.False);

    [Test]
    public void Read_FileWithoutSuchAHeader_IsRefused() =>
        Assert.That(() => Read("a,b,c\n1,2,3\n"), Throws.TypeOf<IngestionException>());

    [Test]
    public void Read_LetGoEarly_StillHandsOverTheIssues()
    {
        var issues = new List<DataIssue>();
        var document = SourceDocument.FromBytes("list.csv", Encoding.UTF8.GetBytes(Okx + "BTC,BTC,1,a,x,m,s\nBTC,BTC,1,b,1,m,s\n"));

        Assert.That(SignedAddressReader.Read(document, issues).First(), Has.Property("Address").EqualTo("a"));

        Assert.That(issues.Single().Row, Is.EqualTo(5));
    }

    [TestCase("okx_por_example.csv", 5), TestCase("okx_por_staking_example.csv", 3), TestCase("signature_batch_9col.csv", 8)]
    public void Read_PublishedExample_GivesEveryRow(string name, int atLeast)
    {
        if (SharedFiles.Find($"vectors/okx-por-csv/{name}") is not { } path)
        {
            Assert.Ignore(SharedFiles.Reason(name));
            return;
        }

        var issues = new List<DataIssue>();
        var document = SourceDocument.Open(path);
        var rows = SignedAddressReader.Read(document, issues).ToList();

        Assert.That(SignedAddressReader.Recognises(document), Is.True);
        Assert.That(rows, Has.Count.GreaterThanOrEqualTo(atLeast));
        Assert.That(rows.Where(r => r.Message.Length == 0 || r.Signature1.Length == 0), Is.Empty);
        Assert.That(issues, Is.Empty);
    }

    private static (List<SignedAddress> Rows, List<DataIssue> Issues) Read(string text)
    {
        var issues = new List<DataIssue>();
        return (SignedAddressReader.Read(SourceDocument.FromBytes("list.csv", Encoding.UTF8.GetBytes(text)), issues).ToList(), issues);
    }
}
