using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Sources;

namespace RiskAnalytics.Ingestion.Tests.Sources;

/// <summary>The files that exchanges really published, where they are at hand.</summary>
[TestFixture]
public sealed class ExchangeOriginalsTests
{
    [TestCase("exchange/binance/cex_assets_info_2024.csv", "binance-collateral-csv")]
    [TestCase("exchange/binance/cex_assets_info_sample.csv", "binance-collateral-csv")]
    [TestCase("exchange/binance/sample_users0.csv", "binance-users-csv")]
    [TestCase("exchange/binance/user_config.json", "binance-user-config")]
    [TestCase("exchange/bitget/merkel_tree_bg.json", "bitget-user-proof")]
    [TestCase("exchange/bybit/mock_user_merkle_tree_path_40_v5.json", "bybit-user-proof")]
    [TestCase("exchange/cex_por_reported.csv", "cex-reported-table")]
    [TestCase("exchange/coinex/merkle_proof_file.json", "coinex-user-proof")]
    [TestCase("exchange/gate/PoR0612.csv", "gate-users-csv")]
    [TestCase("exchange/gate/cex_config.json", "gate-cex-config")]
    [TestCase("exchange/gate/getProofOfReservesCoinList_20260316.json", "gate-reserve-coin-list")]
    [TestCase("exchange/gate/getProofOfReservesInfo_20260316.json", "gate-reserve-info")]
    [TestCase("exchange/gate/proof.csv", "gate-proof-csv")]
    [TestCase("exchange/gate/user_config.json", "gate-user-config")]
    [TestCase("exchange/htx/test_data.csv", "htx-user-csv")]
    [TestCase("exchange/htx/user_config.json", "htx-user-config")]
    [TestCase("exchange/mexc/merkle_proof.json", "mexc-user-proof")]
    [TestCase("exchange/okx/full-liabilities-merkle-tree.txt", "okx-liability-tree")]
    [TestCase("exchange/okx/merkle_proof_file.json", "okx-merkle-proof")]
    [TestCase("exchange/okx/user_info_file.json", "okx-user-info")]
    [TestCase("exchange/okx/zk_stark_v1_sum_proof_config.json", "okx-stark-proof")]
    [TestCase("vectors/bitmex/liabilities_100_published_tree.csv", "bitmex-liabilities")]
    [TestCase("vectors/okx-zk-v2/published/user_inclusion_proof.json", "okx-zk-sum-proof")]
    public void Recognises_Original_ByOneSourceOnly(string file, string format)
    {
        var document = SourceDocument.Open(Fixture.Shared(file));

        Assert.That(SourceCatalog.All.Where(s => s.Recognises(document)).Select(s => s.Code), Is.EqualTo(new[] { format }));
    }
}
