// Loads the built libraries into a C# notebook. Build them once, from the root of the repository:
//   dotnet publish src/RiskAnalytics.Cli -c Release -o artifacts/notebooks
#r "../artifacts/notebooks/RiskAnalytics.Core.dll"
#r "../artifacts/notebooks/RiskAnalytics.Ingestion.dll"
#r "../artifacts/notebooks/RiskAnalytics.Scoring.dll"
#r "../artifacts/notebooks/RiskAnalytics.Reporting.dll"
#r "../artifacts/notebooks/RiskAnalytics.Engine.dll"
#r "../artifacts/notebooks/Microsoft.Data.Analysis.dll"
#r "../artifacts/notebooks/SkiaSharp.dll"

using System.IO;
using SkiaSharp;

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
