using System.Collections.Immutable;
using RiskAnalytics.Verification.Ownership.Schemes;

namespace RiskAnalytics.Verification.Ownership;

/// <summary>The signature schemes, in the order in which they are asked: the first that applies to a row checks it.</summary>
internal static class OwnershipSchemes
{
    public static ImmutableArray<OwnershipScheme> All { get; } =
    [
        UtxoMessage.Scheme,
        Bip322.Scheme,
        Bip137.Scheme,
        FilecoinEvm.Scheme,
        PlatOn.Scheme,
        EvmMessage.Scheme,
        TronMessage.Scheme,
        OkxEcdsa.Scheme,
        OkxPublicKey.Scheme,
        EosK1.Scheme,
        OkxEd25519.Scheme,
        Ed25519Unbound.Scheme,
        TonWallet.Scheme,
        NotChecked.Validator,
        NotChecked.Starknet,
        NotChecked.Skipped,
    ];
}
