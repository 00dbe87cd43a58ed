namespace RiskAnalytics.Reporting;

/// <summary>A panel and its two places: on a page of the PDF and in the picture.</summary>
/// <param name="Panel">The panel.</param>
/// <param name="Page">Page of the PDF, from 1.</param>
/// <param name="PageRow">Row of that page, from 1.</param>
/// <param name="PageWidth">Part of the row's width.</param>
/// <param name="PictureRow">Row of the picture, from 1.</param>
/// <param name="PictureWidth">Part of the row's width.</param>
internal sealed record PanelPlace(IReportPanel Panel, int Page, int PageRow, float PageWidth, int PictureRow, float PictureWidth);
