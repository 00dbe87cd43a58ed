using System.Text;
using RiskAnalytics.Core.Backtest;

namespace RiskAnalytics.Reporting.Renderers;

/// <summary>A back-test as JSON, for programs.</summary>
public sealed class BacktestJsonRenderer : IReportRenderer<BacktestReport>
{
    /// <inheritdoc/>
    public string FileName => "backtest.json";

    /// <inheritdoc/>
    public void Render(BacktestReport result, Stream output) => output.Write(Encoding.UTF8.GetBytes(BacktestJson.Of(result)));
}
