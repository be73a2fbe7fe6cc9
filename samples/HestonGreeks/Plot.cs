using System.Globalization;
using System.Text;

namespace HestonGreeks;

/// <summary>Curves in an SVG file, each in a panel of its own, with a band of two standard errors.</summary>
internal static class Plot
{
    private const int Width = 360, Height = 220, Margin = 46, Columns = 2;

    /// <param name="path">The file.</param>
    /// <param name="x">The abscissas.</param>
    /// <param name="curves">For each panel its title and an estimate per abscissa.</param>
    public static void Write(string path, double[] x, IReadOnlyList<(string Title, Estimate[] Values)> curves)
    {
        int rows = (curves.Count + Columns - 1) / Columns;
        var svg = new StringBuilder();
        svg.AppendLine(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{Columns * Width}\" height=\"{rows * Height}\" font-family=\"sans-serif\" font-size=\"11\">");
        svg.AppendLine("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>");
        for (int i = 0; i < curves.Count; i++)
        {
            Panel(svg, i % Columns * Width, i / Columns * Height, x, curves[i].Title, curves[i].Values);
        }

        svg.AppendLine("</svg>");
        File.WriteAllText(path, svg.ToString());
    }

    private static void Panel(StringBuilder svg, double left, double top, double[] x, string title, Estimate[] values)
    {
        double least = values.Min(static v => v.Mean - (2 * v.StandardError)), most = values.Max(static v => v.Mean + (2 * v.StandardError));
        double spread = most > least ? most - least : 1;
        double At(double value) => left + Margin + ((value - x[0]) / (x[^1] - x[0]) * (Width - Margin - 14));
        double Up(double value) => top + Height - Margin + 12 - ((value - least) / spread * (Height - Margin - 24));
        string Points(IEnumerable<(double X, double Y)> points) =>
            string.Join(' ', points.Select(p => string.Create(CultureInfo.InvariantCulture, $"{At(p.X):F1},{Up(p.Y):F1}")));

        IEnumerable<(double, double)> upper = values.Select((v, i) => (x[i], v.Mean + (2 * v.StandardError)));
        IEnumerable<(double, double)> lower = values.Select((v, i) => (x[i], v.Mean - (2 * v.StandardError))).Reverse();
        svg.AppendLine($"<polygon points=\"{Points(upper.Concat(lower))}\" fill=\"#c6dbef\"/>");
        svg.AppendLine($"<polyline points=\"{Points(values.Select((v, i) => (x[i], v.Mean)))}\" fill=\"none\" stroke=\"#08519c\" stroke-width=\"1.5\"/>");
        svg.AppendLine(CultureInfo.InvariantCulture, $"<path d=\"M{At(x[0]):F1},{Up(most):F1} V{Up(least):F1} H{At(x[^1]):F1}\" fill=\"none\" stroke=\"black\"/>");
        svg.AppendLine(CultureInfo.InvariantCulture, $"<text x=\"{left + Margin}\" y=\"{top + 12}\" font-weight=\"bold\">{title}</text>");
        foreach (double value in (double[])[least, most])
        {
            svg.AppendLine(CultureInfo.InvariantCulture, $"<text x=\"{left + Margin - 4}\" y=\"{Up(value) + 4:F1}\" text-anchor=\"end\">{value:G3}</text>");
        }

        foreach (double value in (double[])[x[0], x[x.Length / 2], x[^1]])
        {
            svg.AppendLine(CultureInfo.InvariantCulture, $"<text x=\"{At(value):F1}\" y=\"{Up(least) + 14:F1}\" text-anchor=\"middle\">{value:G4}</text>");
        }
    }
}
