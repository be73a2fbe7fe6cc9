using AutoDiff.Generator.Emission;
using AutoDiff.Generator.IR;
using AutoDiff.Testing;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Tests.Transforms;

/// <summary>Methods of IR as C# text, and that text compiled.</summary>
internal sealed class Emitted : IDisposable
{
    private readonly LoadedAssembly assembly;

    private Emitted(LoadedAssembly assembly) => this.assembly = assembly;

    public static MemberHost Host { get; } = new(
        Namespace: "",
        EquatableArray.Of(new TypeHeader("static partial class Model")),
        Accessibility: "public",
        IsStatic: true,
        Family: "F",
        TypeParameters: "",
        Constraints: "",
        MemberKind.Method,
        IsExtension: false,
        IsReadOnlyMember: false,
        ReceiverType: "global::Model",
        PrimalTemplate: "",
        Cref: "F",
        Key: "M:Model.F",
        HintName: "Model.F.g.cs");

    /// <summary>The member as it stands in the generated file.</summary>
    public static string Text(IrMethod method) => CSharpEmitter.Member(IrVerifier.Verify(method), Host, method.Name, []);

    /// <summary>The statements of the method's body alone, without its braces.</summary>
    public static string Body(IrMethod method)
    {
        string[] lines = Text(method).TrimEnd('\n').Split('\n');
        int open = Array.IndexOf(lines, "{");
        return string.Join("\n", lines[(open + 1)..^1].Select(line => line.Length > 4 ? line[4..] : line)) + "\n";
    }

    /// <summary>Compiles the methods into the static class <c>Model</c>, with every warning an error.</summary>
    public static Emitted Compile(params IrMethod[] methods)
    {
        string file = CSharpEmitter.File(Host, methods.Select(Text));
        var compilation = GeneratorHost.CreateCompilation(
            [GeneratorHost.Parse(new SourceFile("Model.g.cs", file))],
            new HostOptions { RunGenerator = false });
        Diagnostic[] diagnostics = [.. compilation.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning)];
        Assert.True(diagnostics.Length == 0, $"{string.Join("\n", diagnostics.Select(d => d.ToString()))}\n{file}");
        return new Emitted(LoadedAssembly.Load(compilation));
    }

    /// <summary>The method as a delegate.</summary>
    public T Method<T>(string name)
        where T : Delegate => assembly.GetType("Model").GetMethod(name)!.CreateDelegate<T>();

    public void Dispose() => assembly.Dispose();
}
