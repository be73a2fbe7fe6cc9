using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiff.Testing;

/// <summary>An assembly that was compiled in memory, in a load context of its own that can be unloaded.</summary>
public sealed class LoadedAssembly : IDisposable
{
    private readonly AssemblyLoadContext context;

    private LoadedAssembly(AssemblyLoadContext context, Assembly assembly)
    {
        this.context = context;
        Assembly = assembly;
    }

    /// <summary>The assembly.</summary>
    public Assembly Assembly { get; }

    /// <summary>Emits and loads a compilation.</summary>
    /// <exception cref="CompilationFailedException">The compilation has errors.</exception>
    public static LoadedAssembly Load(CSharpCompilation compilation, IEnumerable<string>? dependencies = null) =>
        TryLoad(compilation, out IReadOnlyList<Diagnostic> errors, dependencies)
            ?? throw new CompilationFailedException(DiagnosticReport.Format(errors));

    /// <summary>Emits and loads a compilation, or gives its errors.</summary>
    /// <param name="compilation">The compilation.</param>
    /// <param name="errors">Its errors.</param>
    /// <param name="dependencies">Assemblies that it needs, by path.</param>
    /// <param name="isCollectible">
    /// Whether it can be unloaded. One that can is optimised by the JIT from the first call, which takes longer and may put
    /// on the stack what the code allocates.
    /// </param>
    public static LoadedAssembly? TryLoad(
        CSharpCompilation compilation, out IReadOnlyList<Diagnostic> errors, IEnumerable<string>? dependencies = null, bool isCollectible = true)
    {
        ArgumentNullException.ThrowIfNull(compilation);
        using var stream = new MemoryStream();
        var emitted = compilation.Emit(stream);
        errors = [.. emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)];
        if (!emitted.Success)
        {
            return null;
        }

        stream.Position = 0;
        var context = new AssemblyLoadContext(compilation.AssemblyName, isCollectible);
        foreach (string dependency in dependencies ?? [])
        {
            context.LoadFromAssemblyPath(dependency);
        }

        return new LoadedAssembly(context, context.LoadFromStream(stream));
    }

    /// <summary>The type of that full name.</summary>
    public Type GetType(string fullName) =>
        Assembly.GetType(fullName, throwOnError: true)!;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (context.IsCollectible)
        {
            context.Unload();
        }
    }
}
