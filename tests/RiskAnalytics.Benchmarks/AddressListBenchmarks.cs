using System.Globalization;
using System.IO.Compression;
using BenchmarkDotNet.Attributes;
using CsvHelper;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.Binance;
using RiskAnalytics.Ingestion.Sources.Okx;

namespace RiskAnalytics.Benchmarks;

/// <summary>The largest lists of addresses that are published: 212,442 rows of OKX, and 4.18 million of Binance inside a zip.</summary>
public class AddressListBenchmarks
{
    private string _folder = null!;
    private string _okx = null!;
    private string _binance = null!;

    [GlobalSetup]
    public void Setup()
    {
        _folder = Directory.CreateTempSubdirectory("riskanalytics-benchmark-").FullName;
        _okx = AddressLists.WriteOkx(_folder);
        _binance = AddressLists.WriteBinance(_folder);
    }

    [GlobalCleanup]
    public void Cleanup() => Directory.Delete(_folder, recursive: true);

    /// <summary>Every field a string, the amount parsed and added up.</summary>
    [Benchmark]
    public decimal OkxStrings()
    {
        using var stream = File.OpenRead(_okx);
        return AddressLists.Strings(stream, 4);
    }

    [Benchmark]
    public SourceReading Okx() => new OkxReserveCsvSource(1).Read(SourceDocument.Open(_okx));

    /// <summary>Every field a string, the amount parsed and added up.</summary>
    [Benchmark]
    public decimal BinanceStrings()
    {
        using var archive = ZipFile.OpenRead(_binance);
        using var stream = archive.Entries[0].Open();
        return AddressLists.Strings(stream, 3);
    }

    [Benchmark]
    public SourceReading Binance() => new BinanceWalletSource().Read(SourceDocument.Open(_binance));
}

/// <summary>Invented lists of addresses, the same on every run.</summary>
internal static class AddressLists
{
    private static readonly string[] Coins = ["BTC,BTC", "ETH,ETH", "USDT,TRX", "USDT,ETH", "SOL,SOL", "BNB,BSC", "XRP,XRP", "DOGE,DOGE"];

    public static string WriteOkx(string folder)
    {
        var path = Path.Combine(folder, "por_csv_2026080400_V1.csv");
        using var writer = new StreamWriter(path);
        writer.Write("coin,amount\nBTC,1\n\ncoin,Network,Snapshot Height,address,amount,message,signature1,signature2,redeem script/ public key\n");
        var signature = new string('a', 130);
        for (var i = 0; i < 212_442; i++)
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture,
                $"{Coins[i % Coins.Length]},2500000{i % Coins.Length},0x{Spread(i):x16}{i:x24},{i % 977}.{i:d18},I am an OKX address,0x{signature},,{i:x64}\n"));
        }

        return path;
    }

    public static string WriteBinance(string folder)
    {
        var path = Path.Combine(folder, "wallet_address_20260401.zip");
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        using var writer = new StreamWriter(archive.CreateEntry("PR41_Deposit.csv", CompressionLevel.Fastest).Open());
        writer.Write("coin,network,address,balance,Height,Third party custodian name\n");
        for (var i = 0; i < 4_180_000; i++)
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture,
                $"{Coins[i % Coins.Length]},0x{Spread(i):x16}{i:x16},{i % 97}.{i:d8},9400000{i % Coins.Length},\n"));
        }

        return path;
    }

    public static decimal Strings(Stream stream, int amountColumn)
    {
        using var reader = CsvReader.Create(stream, new CsvReaderOptions { Separator = ',', HasHeader = false });
        var sum = 0m;
        while (reader.Read())
        {
            for (var i = 0; i < reader.FieldCount; i++)
            {
                var text = reader.GetString(i);
                if (i == amountColumn && decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var amount))
                    sum += amount;
            }
        }

        return sum;
    }

    private static ulong Spread(int i) => unchecked((ulong)i * 0x9E37_79B9_7F4A_7C15);
}
