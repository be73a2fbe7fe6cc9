using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Tests.Symbols;

public class TypeMapperTests
{
    [Theory]
    [InlineData("double")]
    [InlineData("float")]
    [InlineData("double[]")]
    [InlineData("float[][]")]
    [InlineData("double[,]")]
    [InlineData("List<double>")]
    [InlineData("Memory<float>")]
    [InlineData("ReadOnlyMemory<double>")]
    [InlineData("(double A, int B)")]
    [InlineData("System.Numerics.Vector3[]")]
    [InlineData("System.Numerics.Complex")]
    [InlineData("System.Numerics.Plane")]
    public void DifferentiableTypesOfTheContractAreDifferentiable(string type) => Assert.True(Map(type).IsDifferentiable);

    [Theory]
    [InlineData("int")]
    [InlineData("decimal")]
    [InlineData("double?")]
    [InlineData("string")]
    [InlineData("int[]")]
    [InlineData("(int, string)")]
    [InlineData("Func<double>")]
    [InlineData("DayOfWeek")]
    [InlineData("TimeSpan")]
    [InlineData("Random")]
    [InlineData("IList<double>")]
    [InlineData("Dictionary<int, double>")]
    [InlineData("Task<double>")]
    [InlineData("object")]
    public void OtherTypesArePassive(string type) => Assert.False(Map(type).IsDifferentiable);

    [Fact]
    public void ASequenceOfPassiveElementsIsStillASequence()
    {
        SequenceType type = Assert.IsType<SequenceType>(Map("int[]"));
        Assert.Equal(PassiveType.Int32, type.Element);
    }

    [Fact]
    public void ARecursiveClassIsMapped()
    {
        var fixture = new SymbolsFixture("class C { Node F; } class Node { public double Value; public Node? Next; public List<Node> Children = []; }");

        AggregateType node = Assert.IsType<AggregateType>(fixture.Types.Map(fixture.TypeOf("F")));
        AggregateLayout layout = fixture.Types.LayoutOf(fixture.TypeOf("F"))!;
        Assert.Equal(AggregateKind.Class, node.Kind);
        Assert.Equal([true, true, true], layout.Fields.Select(f => f.IsActive));
        Assert.Equal(node, layout.Fields[1].Type);
    }

    [Theory]
    [InlineData("struct S { public double X; public int N; }", "new global::S {{ X = {0}, N = {1} }}")]
    [InlineData("readonly record struct S(double X, int N);", "new global::S({0}, {1})")]
    [InlineData("record S(double X) { public int N { get; init; } }", "new global::S({0}) {{ N = {1} }}")]
    [InlineData("readonly struct S(double x, int n) { public double X { get; } = x; public int N { get; } = n; }", "new global::S({0}, {1})")]
    [InlineData("readonly struct S { public readonly double X; public readonly int N; public S(double x, int n) { X = x; this.N = n; } }", "new global::S({0}, {1})")]
    [InlineData("readonly struct S { public double X { get; } public int N { get; } public S(double x, int n) => (X, N) = (x, n); }", "new global::S({0}, {1})")]
    [InlineData("class S { public double X { get; set; } public int N { get; init; } }", "new global::S {{ X = {0}, N = {1} }}")]
    [InlineData("class S { public required double X { get; set; } public int N; public S() { } }", "new global::S {{ X = {0}, N = {1} }}")]
    [InlineData("readonly struct S { public readonly double X; public readonly int N; public S(double x, int n) { X = x * 2; N = n; } }", "")]
    [InlineData("class S { public double X { get; } public int N; }", "")]
    [InlineData("abstract class S { public double X; public int N; }", "")]
    public void AnAggregateIsMadeFromAllItsFieldsWhereItsDeclarationAllowsIt(string declaration, string construction)
    {
        var fixture = new SymbolsFixture($"class C {{ S? F; }} {declaration}".Replace("S? F", declaration.Contains("class") || declaration.StartsWith("record S", StringComparison.Ordinal) ? "S? F" : "S F", StringComparison.Ordinal));

        AggregateLayout layout = fixture.Types.LayoutOf(fixture.TypeOf("F"))!;
        Assert.Equal(["X", "N"], layout.Fields.Select(f => f.Name));
        Assert.Equal([true, false], layout.Fields.Select(f => f.IsActive));
        Assert.Equal(construction, layout.ConstructCode);
    }

    [Fact]
    public void AFieldMarkedNoDerivativeIsPassive()
    {
        var fixture = new SymbolsFixture("""
            class C { S F; }
            record struct S(double X, [NoDerivative] double Y, [property: NoDerivative] double Z) { [field: NoDerivative] public double W { get; set; } [NoDerivative] public double V; }
            """);

        AggregateLayout layout = fixture.Types.LayoutOf(fixture.TypeOf("F"))!;
        Assert.Equal(["X"], layout.Fields.Where(f => f.IsActive).Select(f => f.Name));
        Assert.Equal(5, layout.Fields.Count);
    }

    [Fact]
    public void ATypeWhoseOnlyRealIsMarkedNoDerivativeIsPassive()
    {
        var fixture = new SymbolsFixture("class C { S F; } struct S { [NoDerivative] public double X; }");

        Assert.IsType<PassiveType>(fixture.Types.Map(fixture.TypeOf("F")));
    }

    [Theory]
    [InlineData("System.Numerics.Vector3", "new global::System.Numerics.Vector3({0}, {1}, {2})", 3)]
    [InlineData("System.Numerics.Complex", "new global::System.Numerics.Complex({0}, {1})", 2)]
    [InlineData("System.Numerics.Plane", "new global::System.Numerics.Plane({0}, {1})", 2)]
    [InlineData("System.Numerics.Matrix3x2", "new global::System.Numerics.Matrix3x2({0}, {1}, {2}, {3}, {4}, {5})", 6)]
    public void TheFrameworksVectorsAreKnown(string type, string construction, int fields)
    {
        var fixture = new SymbolsFixture($"class C {{ {type} F; }}");

        AggregateLayout layout = fixture.Types.LayoutOf(fixture.TypeOf("F"))!;
        Assert.Equal(fields, layout.Fields.Count);
        Assert.Equal(construction, layout.ConstructCode);
        Assert.All(layout.Fields, f => Assert.NotEmpty(f.ReadCode));
    }

    [Fact]
    public void BaseFieldsComeFirst()
    {
        var fixture = new SymbolsFixture("class C { D? F; } class B { public double X; } class D : B { public double Y; }");

        Assert.Equal(["X", "Y"], fixture.Types.LayoutOf(fixture.TypeOf("F"))!.Fields.Select(f => f.Name));
    }

    [Theory]
    [InlineData("T : System.Numerics.IFloatingPointIeee754<T>", true)]
    [InlineData("T : struct, IMine<T>", true)]
    [InlineData("T : System.Numerics.INumber<T>", false)]
    [InlineData("T : struct", false)]
    public void ATypeParameterIsRealWhereItIsConstrainedSo(string constraint, bool isReal)
    {
        var fixture = new SymbolsFixture($"class C<T> where {constraint} {{ T F = default!; }} interface IMine<T> : System.Numerics.IFloatingPointIeee754<T> where T : IMine<T>;");

        Assert.Equal(isReal, fixture.Types.Map(fixture.TypeOf("F")) is RealType { Kind: RealKind.Generic, Code: "T" });
    }

    private static IrType Map(string type)
    {
        var fixture = new SymbolsFixture($"class C {{ {type} F = default!; }}");
        return fixture.Types.Map(fixture.TypeOf("F"));
    }
}
