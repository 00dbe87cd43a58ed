// Loads the built libraries into a C# notebook. Build them once, from the root of the repository:
//   dotnet publish src/RiskAnalytics.Cli -c Release -o artifacts/notebooks
#r "../artifacts/notebooks/RiskAnalytics.Core.dll"
#r "../artifacts/notebooks/RiskAnalytics.Ingestion.dll"
#r "../artifacts/notebooks/RiskAnalytics.Scoring.dll"
#r "../artifacts/notebooks/RiskAnalytics.Verification.dll"
#r "../artifacts/notebooks/RiskAnalytics.Reporting.dll"
#r "../artifacts/notebooks/RiskAnalytics.Engine.dll"
#r "../artifacts/notebooks/Microsoft.Data.Analysis.dll"
#r "../artifacts/notebooks/ScottPlot.dll"
#r "../artifacts/notebooks/SkiaSharp.dll"

using System.IO;
using RiskAnalytics.Reporting.Renderers;
using ScottPlot;
using SkiaSharp;

/// <summary>Where the pictures and reports of this notebook go: a folder of its own, so that two runs at once do not meet.</summary>
var output = Directory.CreateTempSubdirectory("riskanalytics-notebook-").FullName;

/// <summary>A smaller copy of a picture beside it: a dashboard is 3,200 pixels wide, a notebook is not.</summary>
FileInfo Shrunk(string png, int width = 1400)
{
    using var large = SKBitmap.Decode(png);
    using var small = large.Resize(new SKImageInfo(width, large.Height * width / large.Width), new SKSamplingOptions(SKCubicResampler.Mitchell));
    using var data = small.Encode(SKEncodedImageFormat.Png, 100);
    var path = Path.ChangeExtension(png, $".{width}.png");
    File.WriteAllBytes(path, data.ToArray());
    return new FileInfo(path);
}

/// <summary>A result drawn by one of the library's renderers of pictures.</summary>
FileInfo Drawn<T>(IReportRenderer<T> renderer, T result, int width = 1000)
{
    var path = Path.Combine(output, renderer.FileName);
    using (var stream = File.Create(path))
        renderer.Render(result, stream);
    return Shrunk(path, width);
}

/// <summary>A plot of one's own as a picture.</summary>
FileInfo Drawn(Plot plot, string name, int width = 900, int height = 420)
{
    foreach (var text in plot.GetPlottables<ScottPlot.Plottables.Text>())
        text.LabelFontName = Fonts.Default;
    var path = Path.Combine(output, name + ".png");
    plot.SavePng(path, width, height);
    return new FileInfo(path);
}

// The font of the reports, so that plots look the same on every machine; one without fonts would draw empty labels.
Fonts.AddFontFile("Inter", "../src/RiskAnalytics.Reporting/Fonts/Inter-Regular.ttf");
Fonts.Default = "Inter";
