using System.Diagnostics;
using System.Globalization;
using AutoDiff.Benchmarks.GeneratorCost;
using AutoDiff.Testing;

namespace AutoDiff.Benchmarks.AnalyzerCost;

/// <summary>What the analyzers add to the build of a project of 500 differentiable methods.</summary>
/// <remarks>
/// The SDK's own compiler builds the project in alternate runs, with the generator alone and with the analyzers beside it, each
/// in a fresh process as a build without a compiler server would. The compiler's report of what each analyzer took follows.
/// </remarks>
internal static class AnalyzerCostBenchmark
{
    private const int Methods = 500;
    private const int Rounds = 7;

    public static void Run(TextWriter output)
    {
        string folder = Directory.CreateTempSubdirectory("autodiff-analyzer-cost").FullName;
        try
        {
            string[] common = WriteProject(folder);
            var without = new List<double>();
            var with = new List<double>();
            string report = "";
            for (int round = -1; round < Rounds; round++)
            {
                (double bare, _) = Compile(folder, [.. common, Analyzer("AutoDiff.Generator")]);
                (double analysed, report) = Compile(folder, [.. common, Analyzer("AutoDiff.Generator"), Analyzer("AutoDiff.Analyzers")]);
                if (round >= 0)
                {
                    without.Add(bare);
                    with.Add(analysed);
                }
            }

            double ratio = Median([.. with.Zip(without, static (a, b) => a / b)]);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"Analyzer cost, {Methods} methods, fresh compiler processes; medians of {Rounds} pairs"));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  build with the generator         {Median(without),8:F0} ms"));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  and with the analyzers           {Median(with),8:F0} ms"));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  the analyzers add                {(ratio - 1) * 100,8:F1} %"));
            output.WriteLine(report);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string[] WriteProject(string folder)
    {
        var arguments = new List<string> { "/noconfig", "/nostdlib+", "/nologo", "/target:library", "/optimize+", "/langversion:preview", "/nullable:enable", "/reportanalyzer", "/out:Sample.dll" };
        arguments.AddRange(GeneratorHost.CreateCompilation([]).References.Select(static r => $"/reference:{r.Display}"));
        foreach ((string path, string text) in SampleProject.Create(Methods))
        {
            File.WriteAllText(Path.Combine(folder, path), text);
            arguments.Add(path);
        }

        return [.. arguments];
    }

    /// <summary>The analyzer assemblies lie beside this program, all in one folder as in the package.</summary>
    private static string Analyzer(string name) => $"/analyzer:{Path.Combine(AppContext.BaseDirectory, name + ".dll")}";

    private static (double Milliseconds, string Report) Compile(string folder, string[] arguments)
    {
        string responses = Path.Combine(folder, "arguments.rsp");
        File.WriteAllLines(responses, arguments.Select(static a => $"\"{a}\""));
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        };
        start.ArgumentList.Add(CompilerPath());
        start.ArgumentList.Add($"@{responses}");
        var watch = Stopwatch.StartNew();
        using Process compiler = Process.Start(start) ?? throw new InvalidOperationException("The compiler does not start.");
        string report = compiler.StandardOutput.ReadToEnd();
        compiler.WaitForExit();
        double elapsed = watch.Elapsed.TotalMilliseconds;
        return compiler.ExitCode == 0 ? (elapsed, report) : throw new InvalidOperationException(report);
    }

    /// <summary>The compiler of the newest SDK beside the runtime that this program runs on.</summary>
    private static string CompilerPath()
    {
        string root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));
        return Directory.GetDirectories(Path.Combine(root, "sdk"))
            .Select(static sdk => Path.Combine(sdk, "Roslyn", "bincore", "csc.dll"))
            .Where(File.Exists)
            .Order(StringComparer.Ordinal)
            .LastOrDefault() ?? throw new InvalidOperationException($"No SDK is installed beside the runtime in {root}.");
    }

    private static double Median(List<double> samples)
    {
        double[] sorted = [.. samples.Order()];
        return sorted[sorted.Length / 2];
    }
}
