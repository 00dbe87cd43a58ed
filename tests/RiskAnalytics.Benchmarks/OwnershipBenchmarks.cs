using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;
using RiskAnalytics.Verification.Cryptography;
using RiskAnalytics.Verification.Tests;

namespace RiskAnalytics.Benchmarks;

/// <summary>Recovery of a thousand keys on one core: BouncyCastle alone, the managed code, and libsecp256k1 where it is present.</summary>
public class OwnershipBenchmarks
{
    private const int Signatures = 1_000;

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
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Signatures)]
    public int BouncyCastle() => _signatures.Count(signature => BouncyCastleRecovery.Recover(_hash, signature, 0) is not null);

    [Benchmark(OperationsPerInvoke = Signatures)]
    public int Managed() => _signatures.Count(signature => Secp256k1.Recover(_hash, signature, 0) is not null);

    /// <summary>Fails, and so shows no figure, where the library is absent.</summary>
    [Benchmark(OperationsPerInvoke = Signatures)]
    public int Native() => _signatures.Count(signature => LibSecp256k1.Recover(_hash, signature, 0) is not null);
}
