using AutoDiff.Generator.IR;
using AutoDiff.Generator.Transforms;

namespace AutoDiff.Generator.Tests.Transforms;

public sealed class SimplifyTermsTests
{
    [Fact]
    public void WhatIsAddedToItselfIsAProductByTwo()
    {
        (MethodBuilder m, IrVariable x, IrVariable gradient) = Method();
        Operand square = m.Mul(x, x);
        m.Accumulate(gradient, MethodBuilder.Int(0), m.Add(square, square));

        Assert.Equal("gradient[0] += 2.0 * (x * x);\nreturn x;\n", Emitted.Body(Run(m.Return("F", x))));
    }

    [Fact]
    public void AConstantFactorIsTwiceAsLarge()
    {
        (MethodBuilder m, IrVariable x, IrVariable gradient) = Method();
        Operand hundred = m.Mul(MethodBuilder.Real(100), x);
        m.Accumulate(gradient, MethodBuilder.Int(0), m.Add(hundred, hundred));

        Assert.Equal("gradient[0] += 200.0 * x;\nreturn x;\n", Emitted.Body(Run(m.Return("F", x))));
    }

    [Fact]
    public void AConstantThatHasNoDoubleStays()
    {
        (MethodBuilder m, IrVariable x, IrVariable gradient) = Method();
        Operand large = m.Mul(MethodBuilder.Real(double.MaxValue), x);
        m.Accumulate(gradient, MethodBuilder.Int(0), m.Add(large, large));

        Assert.Contains("2.0 * (1.7976931348623157E+308 * x)", Emitted.Body(Run(m.Return("F", x))), StringComparison.Ordinal);
    }

    [Fact]
    public void ASumAddsOnceWhatItAddedTwice()
    {
        (MethodBuilder m, IrVariable x, IrVariable gradient) = Method();
        IrVariable y = m.Parameter("y");
        Operand product = m.Mul(x, m.Let(new UnaryExpression(UnaryOperator.Negate, y, RealType.Double)));
        m.Accumulate(gradient, MethodBuilder.Int(0), m.Add(m.Sub(product, y), product));

        Assert.Equal("gradient[0] += x * (-2.0 * y) - y;\nreturn x;\n", Emitted.Body(Run(m.Return("F", x))));
    }

    [Fact]
    public void WhatIsAddedTwiceToOneElementIsAddedOnce()
    {
        (MethodBuilder m, IrVariable x, IrVariable gradient) = Method();
        IrVariable i = m.Parameter("i", PassiveType.Int32, isActive: false);
        Operand product = m.Mul(x, x);
        m.Accumulate(gradient, i, product);
        m.Accumulate(gradient, MethodBuilder.Int(1), x);
        m.Accumulate(gradient, i, product);

        Assert.Equal("gradient[1] += x;\ngradient[i] += 2.0 * (x * x);\nreturn x;\n", Emitted.Body(Run(m.Return("F", x))));
    }

    [Fact]
    public void WhatSomebodyReadsBetweenTwoSumsStays()
    {
        (MethodBuilder m, IrVariable x, IrVariable gradient) = Method();
        Operand product = m.Mul(x, x);
        m.Accumulate(gradient, MethodBuilder.Int(0), product);
        m.Store(gradient, MethodBuilder.Int(1), m.Load(gradient, MethodBuilder.Int(0)));
        m.Accumulate(gradient, MethodBuilder.Int(0), product);

        Assert.Equal(3, Emitted.Body(Gathered(m.Return("F", x))).Split("gradient[0]").Length - 1);
    }

    [Fact]
    public void AProductByANegativeIsSubtracted()
    {
        (MethodBuilder m, IrVariable x, IrVariable gradient) = Method();
        Operand negative = m.Let(new UnaryExpression(UnaryOperator.Negate, x, RealType.Double));
        m.Accumulate(gradient, MethodBuilder.Int(0), m.Mul(x, negative));

        Assert.Equal("gradient[0] -= x * x;\nreturn x;\n", Emitted.Body(Run(m.Return("F", x))));
    }

    [Fact]
    public void WhatThePrimalReadsIsNotRoundedInAnotherOrder()
    {
        (MethodBuilder m, IrVariable x, IrVariable gradient) = Method();
        IrVariable y = m.Parameter("y");
        Operand sum = m.Add(m.Add(x, y), y);
        m.Accumulate(gradient, MethodBuilder.Int(0), sum);

        Assert.Contains("x + y + y", Emitted.Body(Run(m.Return("F", sum))), StringComparison.Ordinal);
    }

    private static (MethodBuilder Method, IrVariable X, IrVariable Gradient) Method()
    {
        var m = new MethodBuilder();
        return (m, m.Parameter("x"), m.Parameter("gradient", MethodBuilder.Span));
    }

    private static bool IsShadow(IrVariable variable) => variable.Name == "gradient";

    private static IrMethod Run(IrMethod method) => SimplifyDeadCode.Apply(Gathered(method));

    private static IrMethod Gathered(IrMethod method) => SimplifyTerms.Apply(method, AdjointParts.Of(method, IsShadow));
}
