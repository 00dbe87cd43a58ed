using System.Runtime.InteropServices;

namespace RiskAnalytics.Verification.Cryptography;

/// <summary>
/// Key recovery by the C library of Bitcoin Core, where the machine has it (Debian: <c>libsecp256k1-1</c> or <c>-2</c>). It gives
/// the same answers as the managed code, faster, and is used only where a caller chooses it.
/// </summary>
public static unsafe class LibSecp256k1
{
    private const uint ContextForVerification = 0x0101;
    private const int BytesOfParsedSignature = 65;
    private const int BytesOfParsedKey = 64;
    private const int BytesOfKey = 65;
    private const uint UncompressedKey = 0x0002;

    private static readonly string[] Names = ["libsecp256k1.so.2", "libsecp256k1.so.1", "libsecp256k1.so.0"];
    private static readonly Functions? Library = Load();

    /// <summary>True when the library, with its recovery module, could be loaded.</summary>
    public static bool IsPresent => Library is not null;

    /// <summary>The key that made a signature.</summary>
    /// <param name="hash">The signed digest, 32 bytes.</param>
    /// <param name="signature">r and s, 32 bytes each, big-endian.</param>
    /// <param name="recoveryId">0 to 3.</param>
    /// <returns>x and y, 32 bytes each; null when the signature belongs to no key.</returns>
    /// <exception cref="InvalidOperationException">The library is not present.</exception>
    public static byte[]? Recover(ReadOnlySpan<byte> hash, ReadOnlySpan<byte> signature, int recoveryId)
    {
        var library = Library ?? throw new InvalidOperationException($"libsecp256k1 with its recovery module is not installed; ask {nameof(IsPresent)} first.");
        // The library stops the process over a recovery id out of range.
        if (hash.Length != 32 || signature.Length != 64 || recoveryId is < 0 or > 3)
            return null;

        var parsed = stackalloc byte[BytesOfParsedSignature];
        var point = stackalloc byte[BytesOfParsedKey];
        var key = stackalloc byte[BytesOfKey];
        var length = (nuint)BytesOfKey;
        fixed (byte* digest = hash, pair = signature)
        {
            if (library.Parse(library.Context, parsed, pair, recoveryId) != 1 || library.Recover(library.Context, point, parsed, digest) != 1)
                return null;
        }

        return library.Serialize(library.Context, key, &length, point, UncompressedKey) == 1 ? new ReadOnlySpan<byte>(key + 1, 64).ToArray() : null;
    }

    private static Functions? Load()
    {
        foreach (var name in Names)
        {
            if (!NativeLibrary.TryLoad(name, out var handle))
                continue;
            if (NativeLibrary.TryGetExport(handle, "secp256k1_context_create", out var create)
                && NativeLibrary.TryGetExport(handle, "secp256k1_ecdsa_recoverable_signature_parse_compact", out var parse)
                && NativeLibrary.TryGetExport(handle, "secp256k1_ecdsa_recover", out var recover)
                && NativeLibrary.TryGetExport(handle, "secp256k1_ec_pubkey_serialize", out var serialize))
            {
                // One context for the life of the process; threads may share it, as nothing here changes it.
                var context = ((delegate* unmanaged[Cdecl]<uint, void*>)create)(ContextForVerification);
                if (context is not null)
                    return new Functions(context, parse, recover, serialize);
            }

            NativeLibrary.Free(handle);
        }

        return null;
    }

    private sealed class Functions(void* context, nint parse, nint recover, nint serialize)
    {
        public void* Context { get; } = context;

        public delegate* unmanaged[Cdecl]<void*, byte*, byte*, int, int> Parse { get; } = (delegate* unmanaged[Cdecl]<void*, byte*, byte*, int, int>)parse;

        public delegate* unmanaged[Cdecl]<void*, byte*, byte*, byte*, int> Recover { get; } = (delegate* unmanaged[Cdecl]<void*, byte*, byte*, byte*, int>)recover;

        public delegate* unmanaged[Cdecl]<void*, byte*, nuint*, byte*, uint, int> Serialize { get; } =
            (delegate* unmanaged[Cdecl]<void*, byte*, nuint*, byte*, uint, int>)serialize;
    }
}
