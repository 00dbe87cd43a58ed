using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Sources.Okx;
using RiskAnalytics.Verification.Cryptography;
using RiskAnalytics.Verification.Ownership;
using RiskAnalytics.Verification.Tests;

namespace RiskAnalytics.Benchmarks;

/// <summary>Recovery of a thousand keys on one core: BouncyCastle alone, the managed code, and libsecp256k1 where it is present; and a whole list on all of them.</summary>
public class OwnershipBenchmarks
{
    private const int Signatures = 1_000;
    private const int Rows = 200_000;

    private const string Header = "coin,snapshot height,amount\n\ncoin,Network,Snapshot Height,address,amount,message,signature1,signature2,redeem script/public key,eoa1,eoa2\n";

    /// <summary>A published row with its signature; each copy is checked anew.</summary>
    private const string Row = "BTC,BTC,1,1DcT5Wij5tfb3oVViF8mA8p4WrG98ahZPT,1,I am an OKX address,IA1jDx3zkn4J4F6mCVU68Vm7TwNf+bCsp+hKo3LwV/Y+PlZEoNsajnAHqd/FrEmv5/VAGz7pPiWPOXjmCLRfxIM=,,,,\n";

    private readonly string _list = Path.Combine(Path.GetTempPath(), $"riskanalytics-{Environment.ProcessId}-okx.csv");

    private readonly byte[] _hash = SHA256.HashData("I am an address"u8);
    private readonly List<byte[]> _signatures = [];

    /// <summary>Any r that is the x of a point makes a signature of some key.</summary>
    [GlobalSetup]
    public void Setup()
    {
        for (var i = 0; _signatures.Count < Signatures; i++)
        {
            byte[] signature = [.. SHA256.HashData(BitConverter.GetBytes(i)), .. SHA256.HashData(BitConverter.GetBytes(-i - 1))];
            if (Secp256k1.Recover(_hash, signature, 0) is not null)
                _signatures.Add(signature);
        }

        File.WriteAllText(_list, Header + string.Concat(Enumerable.Repeat(Row, Rows)));
    }

    [GlobalCleanup]
    public void DeleteList() => File.Delete(_list);

    [Benchmark(Baseline = true, OperationsPerInvoke = Signatures)]
    public int BouncyCastle() => _signatures.Count(signature => BouncyCastleRecovery.Recover(_hash, signature, 0) is not null);

    [Benchmark(OperationsPerInvoke = Signatures)]
    public int Managed() => _signatures.Count(signature => Secp256k1.Recover(_hash, signature, 0) is not null);

    /// <summary>Fails, and so shows no figure, where the library is absent.</summary>
    [Benchmark(OperationsPerInvoke = Signatures)]
    public int Native() => _signatures.Count(signature => LibSecp256k1.Recover(_hash, signature, 0) is not null);

    /// <summary>A list of 200,000 rows, read and checked on all cores.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public int AddressList()
    {
        var issues = new List<DataIssue>();
        var report = OwnershipVerifier.Verify("list", SignedAddressReader.Read(SourceDocument.Open(_list), issues));
        return report.ByOutcome[CheckOutcome.Verified] == Rows ? Rows : throw new InvalidOperationException("A row did not pass.");
    }
}
