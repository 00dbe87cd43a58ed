namespace RiskAnalytics.Reporting.Renderers;

/// <summary>Writes one finished result in one format. The same result gives the same bytes.</summary>
/// <typeparam name="T">An assessment of one entity, or a comparison of several.</typeparam>
public interface IReportRenderer<in T>
{
    /// <summary>Name of the file, such as <c>health.pdf</c>.</summary>
    string FileName { get; }

    /// <summary>Writes the file; the stream stays open.</summary>
    /// <param name="result">What is drawn; nothing is calculated from it.</param>
    /// <param name="output">Where the bytes go.</param>
    void Render(T result, Stream output);
}
