using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Lowering;

/// <summary>The types that lowering knows, by metadata name, looked up once per compilation. One that the references do
/// not have is null and equal to nothing.</summary>
internal sealed class KnownSymbols
{
    public const string DifferentiableAttributeName = "AutoDiff.DifferentiableAttribute";
    public const string ImplicitDerivativeAttributeName = "AutoDiff.ImplicitDerivativeAttribute";

    private static readonly ConditionalWeakTable<Compilation, KnownSymbols> Cache = new();

    private static readonly string[] VectorNames =
    [
        "Vector2", "Vector3", "Vector4", "Quaternion", "Matrix3x2", "Matrix4x4", "Plane", "Complex",
    ];

    private readonly HashSet<ISymbol> vectors = new(SymbolEqualityComparer.Default);

    private KnownSymbols(Compilation compilation)
    {
        INamedTypeSymbol? Get(string name) => compilation.GetTypeByMetadataName(name);

        DifferentiableAttribute = Get(DifferentiableAttributeName);
        NoDerivativeAttribute = Get("AutoDiff.NoDerivativeAttribute");
        DerivativeOfAttribute = Get("AutoDiff.DerivativeOfAttribute");
        ImplicitDerivativeAttribute = Get(ImplicitDerivativeAttributeName);
        CheckpointAttribute = Get("AutoDiff.CheckpointAttribute");
        BatchedAttribute = Get("AutoDiff.BatchedAttribute");
        Diff = Get("AutoDiff.Diff");
        CheckpointedLoop = Get("AutoDiff.CheckpointedLoop");

        Math = Get("System.Math");
        MathF = Get("System.MathF");
        Double = compilation.GetSpecialType(SpecialType.System_Double);
        Single = compilation.GetSpecialType(SpecialType.System_Single);
        Int32 = compilation.GetSpecialType(SpecialType.System_Int32);
        FloatingPointIeee754 = Get("System.Numerics.IFloatingPointIeee754`1");

        Span = Get("System.Span`1");
        ReadOnlySpan = Get("System.ReadOnlySpan`1");
        Memory = Get("System.Memory`1");
        ReadOnlyMemory = Get("System.ReadOnlyMemory`1");
        List = Get("System.Collections.Generic.List`1");
        Array = Get("System.Array");
        MemoryExtensions = Get("System.MemoryExtensions");
        CollectionsMarshal = Get("System.Runtime.InteropServices.CollectionsMarshal");
        MemoryMarshal = Get("System.Runtime.InteropServices.MemoryMarshal");
        TensorSpan = Get("System.Numerics.Tensors.TensorSpan`1");
        Tensor = Get("System.Numerics.Tensors.Tensor");
        ReadOnlyTensorSpan = Get("System.Numerics.Tensors.ReadOnlyTensorSpan`1");

        Debug = Get("System.Diagnostics.Debug");
        Trace = Get("System.Diagnostics.Trace");
        Debugger = Get("System.Diagnostics.Debugger");
        Console = Get("System.Console");
        Exception = Get("System.Exception");
        TextWriter = Get("System.IO.TextWriter");
        TraceSource = Get("System.Diagnostics.TraceSource");
        EventSource = Get("System.Diagnostics.Tracing.EventSource");
        GarbageCollector = Get("System.GC");
        StringBuilder = Get("System.Text.StringBuilder");
        Logger = Get("Microsoft.Extensions.Logging.ILogger");
        LoggerExtensions = Get("Microsoft.Extensions.Logging.LoggerExtensions");

        foreach (string name in VectorNames)
        {
            if (Get("System.Numerics." + name) is { } type)
            {
                vectors.Add(type);
            }
        }
    }

    public INamedTypeSymbol? DifferentiableAttribute { get; }

    public INamedTypeSymbol? NoDerivativeAttribute { get; }

    public INamedTypeSymbol? DerivativeOfAttribute { get; }

    public INamedTypeSymbol? ImplicitDerivativeAttribute { get; }

    public INamedTypeSymbol? CheckpointAttribute { get; }

    public INamedTypeSymbol? BatchedAttribute { get; }

    public INamedTypeSymbol? Diff { get; }

    public INamedTypeSymbol? CheckpointedLoop { get; }

    public INamedTypeSymbol? Math { get; }

    public INamedTypeSymbol? MathF { get; }

    public INamedTypeSymbol Double { get; }

    public INamedTypeSymbol Single { get; }

    public INamedTypeSymbol Int32 { get; }

    public INamedTypeSymbol? FloatingPointIeee754 { get; }

    public INamedTypeSymbol? Span { get; }

    public INamedTypeSymbol? ReadOnlySpan { get; }

    public INamedTypeSymbol? Memory { get; }

    public INamedTypeSymbol? ReadOnlyMemory { get; }

    public INamedTypeSymbol? List { get; }

    public INamedTypeSymbol? Array { get; }

    public INamedTypeSymbol? MemoryExtensions { get; }

    public INamedTypeSymbol? CollectionsMarshal { get; }

    public INamedTypeSymbol? MemoryMarshal { get; }

    public INamedTypeSymbol? TensorSpan { get; }

    public INamedTypeSymbol? ReadOnlyTensorSpan { get; }

    /// <summary>The static class of the extension methods that make tensor spans, and of the functions over them.</summary>
    public INamedTypeSymbol? Tensor { get; }

    public INamedTypeSymbol? Debug { get; }

    public INamedTypeSymbol? Trace { get; }

    public INamedTypeSymbol? Debugger { get; }

    public INamedTypeSymbol? Console { get; }

    public INamedTypeSymbol? Exception { get; }

    public INamedTypeSymbol? TextWriter { get; }

    public INamedTypeSymbol? TraceSource { get; }

    public INamedTypeSymbol? EventSource { get; }

    public INamedTypeSymbol? GarbageCollector { get; }

    public INamedTypeSymbol? StringBuilder { get; }

    public INamedTypeSymbol? Logger { get; }

    public INamedTypeSymbol? LoggerExtensions { get; }

    public static KnownSymbols Of(Compilation compilation) => Cache.GetValue(compilation, static c => new KnownSymbols(c));

    /// <summary>Whether two symbols are the same one, both being there.</summary>
    public static bool Same(ISymbol? left, ISymbol? right) => left is not null && SymbolEqualityComparer.Default.Equals(left, right);

    /// <summary>Whether the type is one of the framework's vectors and matrices of reals, or <c>Complex</c>.</summary>
    public bool IsVector(ITypeSymbol type) => vectors.Contains(type);

    /// <summary>Whether the symbol carries the attribute.</summary>
    public static bool Has(ISymbol symbol, INamedTypeSymbol? attribute) => Find(symbol.GetAttributes(), attribute) is not null;

    /// <summary>The first attribute of that class.</summary>
    public static AttributeData? Find(System.Collections.Immutable.ImmutableArray<AttributeData> attributes, INamedTypeSymbol? attribute)
    {
        foreach (AttributeData data in attributes)
        {
            if (Same(data.AttributeClass, attribute))
            {
                return data;
            }
        }

        return null;
    }

    /// <summary>Whether the type parameter stands for a real: it is constrained to <c>IFloatingPointIeee754</c> of itself.</summary>
    public bool IsReal(ITypeParameterSymbol parameter)
    {
        foreach (ITypeSymbol constraint in parameter.ConstraintTypes)
        {
            if (IsRealInterface(constraint, parameter) || constraint.AllInterfaces.Any(i => IsRealInterface(i, parameter)))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsRealInterface(ITypeSymbol type, ITypeParameterSymbol parameter) =>
        type is INamedTypeSymbol { TypeArguments.Length: 1 } named
        && Same(named.OriginalDefinition, FloatingPointIeee754)
        && Same(named.TypeArguments[0], parameter);
}
