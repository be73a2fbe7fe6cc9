using System.IO.Compression;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AutoDiff.PackageCheck;

/// <summary>The package in a folder of its own, its assemblies loaded as a compiler and an editor load them.</summary>
internal sealed class UnpackedPackage : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("autodiff-package").FullName;
    private readonly AssemblyLoadContext context = new("package");

    public UnpackedPackage(string path)
    {
        ZipFile.ExtractToDirectory(path, folder);
        string analyzers = Path.Combine(folder, "analyzers", "dotnet", "cs");

        // What the package does not carry, the compiler and its workspaces, comes from the host.
        context.Resolving += (loader, name) =>
            File.Exists(Path.Combine(analyzers, name.Name + ".dll")) ? loader.LoadFromAssemblyPath(Path.Combine(analyzers, name.Name + ".dll")) : null;
        Type[] types = [.. Directory.GetFiles(analyzers, "*.dll").Order(StringComparer.Ordinal).SelectMany(file => context.LoadFromAssemblyPath(file).GetTypes())];
        Generators = Make<IIncrementalGenerator>(types.Where(static t => t.GetCustomAttribute<GeneratorAttribute>() is not null));
        Analyzers = Make<DiagnosticAnalyzer>(types.Where(static t => t.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is not null));
        Fixes = Make<CodeFixProvider>(types.Where(static t => t.GetCustomAttribute<ExportCodeFixProviderAttribute>() is not null));
        Runtime = MetadataReference.CreateFromFile(Path.Combine(folder, "lib", "net10.0", "AutoDiff.dll"));
    }

    public IReadOnlyList<IIncrementalGenerator> Generators { get; }

    public IReadOnlyList<DiagnosticAnalyzer> Analyzers { get; }

    public IReadOnlyList<CodeFixProvider> Fixes { get; }

    public MetadataReference Runtime { get; }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static T[] Make<T>(IEnumerable<Type> types) => [.. types.Select(static type => (T)Activator.CreateInstance(type)!)];
}
