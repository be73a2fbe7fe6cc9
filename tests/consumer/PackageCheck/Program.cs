// Drives the analyzers and the code fixes that lie in the packed package, as an editor does: each file below has one fault, which
// must be reported, fixed, and gone; what is left must compile together with its companions.
using AutoDiff.PackageCheck;
using Microsoft.CodeAnalysis;

(string Id, string Text)[] faults =
[
    ("AD0001", """
        using AutoDiff;
        public static class Model { [Differentiable] public static double F(double x) => x * x; }
        """),
    ("AD0003", """
        using AutoDiff;
        public static partial class Model
        {
            [Differentiable] public static double F(double x) => Square(x) + 1;
            private static double Square(double x) => x * x;
        }
        """),
    ("AD0006", """
        using AutoDiff;
        public static partial class Model
        {
            [Differentiable] public static double F(double x) { if (x == 1) { return 0; } return x * x; }
        }
        """),
    ("AD0010", """
        using AutoDiff;
        public static partial class Model
        {
            [Differentiable] public static double F(double x) => x * x;
            public static double FJvp(double x) => 2 * x;
        }
        """),
];

if (args is not [var path])
{
    Console.Error.WriteLine("usage: PackageCheck <AutoDiff.Generators.nupkg>");
    return 2;
}

using var package = new UnpackedPackage(path);
Console.WriteLine($"{package.Generators.Count} generator, {package.Analyzers.Count} analyzers, {package.Fixes.Count} code fixes");
int failures = package.Generators.Count == 1 && package.Analyzers.Count > 0 && package.Fixes.Count > 0 ? 0 : 1;
foreach ((string id, string text) in faults)
{
    using var workspace = new AdhocWorkspace();
    var file = new EditedFile(workspace, package, text);
    Diagnostic? reported = file.Diagnose().FirstOrDefault(d => d.Id == id);
    string? failure = reported is null ? "is not reported"
        : !file.Fix(reported) ? "has no fix"
        : file.Diagnose().FirstOrDefault(d => d.Id == id || d.Severity == DiagnosticSeverity.Error) is { } left ? $"is not mended: {left}\n{file.Text}"
        : null;
    Console.WriteLine($"{id} {failure ?? "is reported and mended"}");
    failures += failure is null ? 0 : 1;
}

return failures == 0 ? 0 : 1;
