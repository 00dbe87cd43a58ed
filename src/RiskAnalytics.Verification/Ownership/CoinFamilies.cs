using System.Collections.Frozen;
using RiskAnalytics.Core.Verification;

namespace RiskAnalytics.Verification.Ownership;

/// <summary>Tells from the names of coin and network how a row is signed. The names are those of OKX's files and of the networks themselves.</summary>
internal static class CoinFamilies
{
    private const string Utxo =
        "BTC BITCOIN USDT-OMNI OMNI BCH BCHN BCHA BSV BCHSV XEC LTC LITECOIN DOGE DOGECOIN DASH BTG BCD DGB QTUM RVN ZEC ZCASH";

    private const string Evm =
        "ETH ETHEREUM ERC20 ETH-ARBITRUM ETH-OPTIMISM USDT-ERC20 USDG-ERC20 USDT-POLY USDT-AVAXC USDT-ARBITRUM USDT-OPTIMISM USDC POLY-USDC " +
        "USDC-AVAXC USDC-ARBITRUM USDC-OPTIMISM ETC BABYDOGE-BSC SHIB UNI LINK ETHW BLUR MATIC PEOPLE OKB OPTIMISM FIL-EVM FEVM ETH-LINEA BASE " +
        "ETH-BASE ETH-ZKSYNC2 OKB-X1 OKB-X1-ETH OKB-X1-USDT OKB-X1-USDC X1 POLY-USDC-3359 USDC-OPTIMISM-FF85 USDC-ARBITRUM-NATIVE USDC-BASE ZKSYNC2 " +
        "ZKSYNC CORE BERA ARBITRUM ETH-UNICHAIN XLAYER X-LAYER USDG-XLAYER AVAXC AVALANCHE POLYGON POLY UNICHAIN CFX-EVM BSC BEP20 BNB BNB-BSC STORY " +
        "IP-STORY MERLIN-BTC MERLIN CHZ CHILIZ RONIN RON KAIA KLAY ACE ACE-MAIN MOONBEAM GLMR METIS METIS-MAINNET FLR FLARE MOVR SCROLL LINEA THETA " +
        "TFUEL SONIC S-SONIC CELO G G-GRAVITY SOPHON OASYS OAS ZETA OKB-X1-TEST POLY-OPERA FTM FTM-OPERA CRONOS MXC-MXC XPL SEI-EVM MONAD HYPEREVM " +
        "GUSDT-STABLE ETH-KATANA FRAX-EVM ABSTRACT CTXC ETH-WORLD SENTIENT ETH-MEGA ETH-ZKSYNC POLYGON-ZKEVM PLS OP-BNB HT-HECO HECO ETH-BLAST BLAST " +
        "MANTLE APE-APECHAIN MANTA2 TAIKO KCC ISLM HOO FITFI-STEP FAN ASTR-ASTAREVM ARBITRUM-NOVA YOU XETA WTC WEMIX3 TRUE OMN LINKEYE INT-NEW FSN " +
        "EVMOS CMT AAC-NEW ETHF ETH-MODE STC-EVM OVER DYM WIN VNT LTK IOTX ETH-LSK LAT WBTC";

    private const string Tron = "TRX TRON TRC20 USDT-TRC20 USDC-TRC";

    private const string OkxEcdsa =
        "FIL CFX ELF LUNC OKT OKC OKC20 KIP20 OKB-OKC20 LTCK-OKC20 FILK-OKC20 USDC-OKC20 USDT-OKC20 ETHK-OKC20 SHIBK-KIP20 DOTK-OKC20 ETCK-KIP20 XRPK-KIP20 " +
        "UNIK-OKC20 BCHK-KIP20 BABYDOGE-KIP20 LINKK-OKC20 TRXK-KIP20 TIA ATOM CRO DORA DYDX INJ TERRA LUNA-TERRA ICX ONE HARMONY-ONE";

    private const string PublicKey = "XRP NULS AVAX-X";

    private const string Eos = "EOS A VAULTA WAX WAXP";

    private const string Ed25519 =
        "SOL SOLANA SPL USDC-SPL USDT-SPL USDG FOGO APTOS APT APTOS-FA USDT-APTOS USDC-APTOS SUI USDC-SUI DOT ASSET-HUB ASSET-HUB-KSM KSM ENJIN " +
        "PHA PHALA PHA-KHA CLV AVAIL SDN CFG CFG-DOT EFI EFI-DOT KARU XLM STELLAR PI ADA CARDANO NEAR";

    private const string Ton = "TON TONCOIN-NEW USDT-TON";

    private const string Unbound =
        "HBAR HEDERA SC IOTA IOTA-STARDUST IOTA-NEW ICP ACA CSPR TEZOS XTZ KDA EGLD ERD ENJ ALGO ASTR IOST LSK VENOM CC-CANTON KLY POKT";

    private static readonly FrozenDictionary<string, CoinFamily> Known = new (string Names, CoinFamily Family)[]
        {
            (Utxo, CoinFamily.Utxo), (Evm, CoinFamily.Evm), (Tron, CoinFamily.Tron), (OkxEcdsa, CoinFamily.OkxEcdsa), (PublicKey, CoinFamily.PublicKey),
            (Eos, CoinFamily.Eos), (Ed25519, CoinFamily.Ed25519), (Ton, CoinFamily.Ton), (Unbound, CoinFamily.Unbound), ("BETH", CoinFamily.Bls),
            ("STARKNET STARKNET-ETH STARK", CoinFamily.Starknet), ("RIPPLE USDT-ALGO", CoinFamily.Skipped),
        }
        .SelectMany(group => group.Names.Split(' ', StringSplitOptions.RemoveEmptyEntries), (group, name) => (name, group.Family))
        .ToFrozenDictionary(pair => pair.name, pair => pair.Family, StringComparer.Ordinal);

    /// <summary>The family of a row.</summary>
    public static CoinFamily Of(SignedAddress row) => Find(row).Family;

    /// <summary>The family of a row and the name that told it, upper case with hyphens.</summary>
    public static (CoinFamily Family, string Name) Find(SignedAddress row)
    {
        (CoinFamily Family, string Name) first = default;
        var key = Normal(row.SchemeKey);
        // A token may be named with its network behind a hyphen, and the address may tell that the name of a coin is not that of a chain.
        foreach (var name in (ReadOnlySpan<string>)[key, Normal(row.Network), key[(key.LastIndexOf('-') + 1)..], Normal(row.Coin)])
        {
            if (!Known.TryGetValue(name, out var family))
                continue;
            if (Fits(family, row.Address))
                return (family, name);
            if (first.Family == CoinFamily.Unknown)
                first = (family, name);
        }

        return first.Family == CoinFamily.Unknown ? (CoinFamily.Unknown, key) : first;
    }

    private static bool Fits(CoinFamily family, string address) => family switch
    {
        CoinFamily.Evm => address.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
            || address.StartsWith("f410", StringComparison.Ordinal) || address.StartsWith("lat1", StringComparison.OrdinalIgnoreCase),
        CoinFamily.Tron => address.StartsWith('T'),
        CoinFamily.Utxo => !address.StartsWith("0x", StringComparison.OrdinalIgnoreCase),
        CoinFamily.Ed25519 or CoinFamily.Ton or CoinFamily.Unbound => !SignatureText.IsEvmAddress(address),
        _ => true,
    };

    private static string Normal(string name) => name.Length > 64 ? "" : name.Trim().ToUpperInvariant().Replace('_', '-');
}
