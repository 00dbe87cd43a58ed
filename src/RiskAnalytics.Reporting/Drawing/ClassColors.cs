using RiskAnalytics.Core.Reserves;
using SkiaSharp;

namespace RiskAnalytics.Reporting.Drawing;

/// <summary>One colour per asset class on every page, so that a colour always means the same; families share a hue.</summary>
internal static class ClassColors
{
    public static SKColor Of(AssetClass assetClass) => SKColor.Parse(assetClass switch
    {
        AssetClass.CentralBankCash => "#1B3A8F",
        AssetClass.DepositGsib => "#4BA3E3",
        AssetClass.DepositBank => "#9CCBF0",
        AssetClass.ReverseRepoOvernight => "#109F8E",
        AssetClass.ReverseRepoTerm => "#7CCFC4",
        AssetClass.TreasuryBill => "#2F5BEA",
        AssetClass.GovernmentBond => "#93A9F5",
        AssetClass.MmfGovernment => "#7DBE6B",
        AssetClass.MmfPrime => "#BCDC93",
        AssetClass.TokenisedGovernmentFund => "#3F7D3A",
        AssetClass.CommercialPaperA1 => "#B4884A",
        AssetClass.CommercialPaperA2 => "#D3B488",
        AssetClass.CommercialPaperOther => "#86632F",
        AssetClass.CorporateBond => "#A8552E",
        AssetClass.MixedBondsFundsMetals => "#8C8A3A",
        AssetClass.ListedEquity => "#8E3B6E",
        AssetClass.Gold => "#D9B310",
        AssetClass.SecuredLoan => "#5B4B8A",
        AssetClass.AffiliateLoan => "#A8324A",
        AssetClass.Bitcoin => "#E29A2D",
        AssetClass.Ether => "#7C5CE0",
        AssetClass.Stablecoin => "#33A06F",
        AssetClass.LargeAltcoin => "#D75A88",
        AssetClass.SmallAltcoin => "#F0A9C3",
        AssetClass.PrivateEquity => "#6B4226",
        AssetClass.AccruedInterest => "#C3CAD6",
        AssetClass.Settlement => "#7F8EA3",
        _ => "#55627A",
    });

    /// <summary>The same hue, paler: for the second and later asset of one class side by side.</summary>
    public static SKColor Paler(SKColor color, int steps)
    {
        float white = 0.2f * (steps % 4);
        return new SKColor(Mix(color.Red), Mix(color.Green), Mix(color.Blue));

        byte Mix(byte part) => (byte)(part + ((255 - part) * white));
    }
}
