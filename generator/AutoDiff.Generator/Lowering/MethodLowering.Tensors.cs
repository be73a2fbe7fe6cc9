using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Lowering;

/// <content><c>TensorPrimitives</c>: one loop over the elements, of which everything else is made. The package is known by name only.</content>
internal sealed partial class MethodLowering
{
    private const string Lengths = "global::AutoDiff.CompilerServices.Lengths.";

    private static bool IsTensorMethod(IMethodSymbol method) => method.ContainingType is
    {
        Name: "TensorPrimitives",
        ContainingNamespace: { Name: "Tensors", ContainingNamespace: { Name: "Numerics", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } },
    };

    private bool TryLowerTensor(IMethodSymbol method, IReadOnlyList<IArgumentOperation> arguments, out Value? value)
    {
        value = null;
        if (!IsTensorMethod(method) || arguments.Count == 0
            || types.Map(method.Parameters[0].Type) is not (SequenceType { Element: RealType } or RealType))
        {
            return false;
        }

        RealType real = method.Parameters.Select(p => types.Map(p.Type)).OfType<SequenceType>().First().Element as RealType ?? RealType.Double;
        bool hasDestination = method.ReturnsVoid;
        int inputs = method.Parameters.Length - (hasDestination ? 1 : 0);
        if (method.Parameters.Any(p => types.Map(p.Type) is var type && !type.Equals(real) && (type as SequenceType)?.Element.Equals(real) != true)
            || !(hasDestination ? method.Name == "SoftMax" || ElementFunction(method.Name, inputs, real) is not null : IsReduction(method.Name, inputs)))
        {
            return false;
        }

        Operand[] operands = new Operand[method.Parameters.Length];
        foreach (IArgumentOperation argument in arguments)
        {
            operands[argument.Parameter!.Ordinal] = types.Map(argument.Parameter.Type) is SequenceType
                ? MaterializeVariable(Snapshot(LowerMemory(argument.Value)))
                : Materialize(Snapshot(Lower(argument.Value)));
        }

        if (!hasDestination)
        {
            value = Reduce(method.Name, operands, real);
            return true;
        }

        IrVariable destination = ((VariableOperand)operands[inputs]).Variable;
        Operand count = RequireShapes(operands, inputs, destination);
        if (method.Name == "SoftMax")
        {
            SoftMax(((VariableOperand)operands[0]).Variable, destination, count, real);
            return true;
        }

        Func<Operand[], Operand> function = ElementFunction(method.Name, inputs, real)!;
        Repeat(PassiveConstant.Int(0), count, index => Set(destination, index, function([.. operands.Take(inputs).Select(operand => Get(operand, index))])));
        return true;
    }

    /// <summary>The number of elements, with the checks that the package makes.</summary>
    private Operand RequireShapes(Operand[] operands, int inputs, IrVariable? destination)
    {
        IrVariable[] sequences = [.. operands.Take(inputs).OfType<VariableOperand>().Select(static o => o.Variable).Where(static v => v.Type is SequenceType)];
        Operand count = Let(new LengthExpression(sequences[0]));
        foreach (IrVariable other in sequences.Skip(1))
        {
            Check("RequireSame({0}, {1})", Let(new LengthExpression(other)), count);
        }

        if (destination is not null)
        {
            Check("RequireRoom({0}, {1})", Let(new LengthExpression(destination)), count);
        }

        return count;
    }

    private void Check(string call, params Operand[] operands) => Emit(new EffectStatement(Lengths + call, operands.ToEquatableArray(), EndsFlow: false));

    /// <summary>The element of a span at an index; a scalar stands for all of them.</summary>
    private Operand Get(Operand operand, Operand index) => operand is VariableOperand { Variable: { Type: SequenceType } sequence }
        ? Materialize(Read(new PlaceCell(Place.Element(sequence, index))))
        : operand;

    private void Set(IrVariable sequence, Operand index, Operand value) => Write(new PlaceCell(Place.Element(sequence, index)), value);

    private Operand Binary(BinaryOperator kind, Operand left, Operand right) => Let(new BinaryExpression(kind, left, right, left.Type));

    private Operand Elementary(string name, RealType real, params Operand[] operands)
    {
        string key = PrimitiveNames.Key(name, operands.Length);
        return Let(new PrimitiveExpression(key, PrimitiveNames.Code(key, real), operands.ToEquatableArray(), real));
    }

    /// <summary>What is done to the elements; null where the method is not known.</summary>
    private Func<Operand[], Operand>? ElementFunction(string name, int inputs, RealType real)
    {
        Operand one = new RealConstant(1, real);
        switch (name, inputs)
        {
            case ("Negate", 1):
                return x => Let(new UnaryExpression(UnaryOperator.Negate, x[0], real));
            case ("Reciprocal", 1):
                return x => Binary(BinaryOperator.Divide, one, x[0]);
            case ("ReciprocalSqrt", 1):
                return x => Binary(BinaryOperator.Divide, one, Elementary("Sqrt", real, x[0]));
            case ("Sigmoid", 1):
                return x => Binary(BinaryOperator.Divide, one, Binary(BinaryOperator.Add, one, Elementary("Exp", real, Let(new UnaryExpression(UnaryOperator.Negate, x[0], real)))));
            case ("Add", 2):
                return x => Binary(BinaryOperator.Add, x[0], x[1]);
            case ("Subtract", 2):
                return x => Binary(BinaryOperator.Subtract, x[0], x[1]);
            case ("Multiply", 2):
                return x => Binary(BinaryOperator.Multiply, x[0], x[1]);
            case ("Divide", 2):
                return x => Binary(BinaryOperator.Divide, x[0], x[1]);
            case ("AddMultiply", 3):
                return x => Binary(BinaryOperator.Multiply, Binary(BinaryOperator.Add, x[0], x[1]), x[2]);
            case ("MultiplyAdd" or "MultiplyAddEstimate", 3):
                return x => Binary(BinaryOperator.Add, Binary(BinaryOperator.Multiply, x[0], x[1]), x[2]);
            case ("Lerp", 3):
                return x => Binary(BinaryOperator.Add, Binary(BinaryOperator.Multiply, x[0], Binary(BinaryOperator.Subtract, one, x[2])), Binary(BinaryOperator.Multiply, x[1], x[2]));
            case (_, 1 or 2 or 3) when calls.HasRule(PrimitiveNames.Key(name, inputs)):
                return x => Elementary(name, real, x);
            default:
                return null;
        }
    }

    private static bool IsReduction(string name, int inputs) => (name, inputs) is
        ("Sum" or "SumOfSquares" or "SumOfMagnitudes" or "Product" or "Norm" or "Max" or "Min" or "Average", 1) or ("Dot" or "Distance" or "CosineSimilarity", 2);

    private Value Reduce(string name, Operand[] operands, RealType real)
    {
        Operand count = RequireShapes(operands, operands.Length, null);
        switch (name)
        {
            case "Max" or "Min":
                Check("RequireAny({0})", count);
                VariableCell best = (VariableCell)DeclareCell(name == "Max" ? "largest" : "smallest", real, Get(operands[0], PassiveConstant.Int(0)));
                Repeat(PassiveConstant.Int(1), count, index => Write(best, Elementary(name, real, best.Variable, Get(operands[0], index))));
                return best.Operand;
            case "Product":
                Check("RequireAny({0})", count);
                return Accumulate("product", new RealConstant(1, real), BinaryOperator.Multiply, index => Get(operands[0], index));
            case "Sum":
                return Accumulate("sum", DefaultOf(real), BinaryOperator.Add, index => Get(operands[0], index));
            case "Average":
                Check("RequireAny({0})", count);
                Operand total = Accumulate("sum", DefaultOf(real), BinaryOperator.Add, index => Get(operands[0], index));
                return Binary(BinaryOperator.Divide, total, real.Kind == RealKind.Generic
                    ? Let(new TemplateExpression(real.Code + ".CreateChecked({0})", EquatableArray.Of(count), real, IsPure: true, IsStable: true))
                    : Let(new ConvertExpression(count, real)));
            case "SumOfMagnitudes":
                return Accumulate("sum", DefaultOf(real), BinaryOperator.Add, index => Elementary("Abs", real, Get(operands[0], index)));
            case "SumOfSquares":
                return SumOfProducts(operands[0], operands[0]);
            case "Norm":
                return Root(SumOfProducts(operands[0], operands[0]));
            case "Dot":
                return SumOfProducts(operands[0], operands[1]);
            case "Distance":
                return Root(Accumulate("sum", DefaultOf(real), BinaryOperator.Add, index =>
                {
                    Operand difference = Binary(BinaryOperator.Subtract, Get(operands[0], index), Get(operands[1], index));
                    return Binary(BinaryOperator.Multiply, difference, difference);
                }));
            default:
                Check("RequireAny({0})", count);
                Operand lengths = Binary(
                    BinaryOperator.Multiply, Root(SumOfProducts(operands[0], operands[0])), Root(SumOfProducts(operands[1], operands[1])));
                return Binary(BinaryOperator.Divide, SumOfProducts(operands[0], operands[1]), lengths);
        }

        Operand SumOfProducts(Operand x, Operand y) => Accumulate("sum", DefaultOf(real), BinaryOperator.Add, index =>
        {
            Operand left = Get(x, index);
            return Binary(BinaryOperator.Multiply, left, ReferenceEquals(x, y) ? left : Get(y, index));
        });

        Operand Accumulate(string wish, Value start, BinaryOperator kind, Func<Operand, Operand> term)
        {
            VariableCell sum = (VariableCell)DeclareCell(wish, real, start);
            Repeat(PassiveConstant.Int(0), count, index => Write(sum, Binary(kind, sum.Variable, term(index))));
            return Materialize(Snapshot(sum.Operand));
        }

        // A norm has the derivative 0 at 0: the branch taken there is the constant.
        Operand Root(Operand sum)
        {
            VariableCell root = (VariableCell)DeclareCell("norm", real, DefaultOf(real));
            Operand isPositive = Let(new BinaryExpression(BinaryOperator.Greater, sum, new RealConstant(0, real), PassiveType.Boolean));
            Operand isNaN = Let(new TemplateExpression(real.Code + ".IsNaN({0})", EquatableArray.Of(sum), PassiveType.Boolean, IsPure: true, IsStable: true));
            Operand isLong = Let(new BinaryExpression(BinaryOperator.OrElse, isPositive, isNaN, PassiveType.Boolean));
            If(isLong, () => Write(root, Elementary("Sqrt", real, sum)));
            return Materialize(Snapshot(root.Operand));
        }
    }

    /// <summary>exp xᵢ / Σ exp xⱼ, as the package computes it.</summary>
    private void SoftMax(IrVariable x, IrVariable destination, Operand count, RealType real)
    {
        Check("RequireAny({0})", count);
        VariableCell sum = (VariableCell)DeclareCell("sum", real, DefaultOf(real));
        Repeat(PassiveConstant.Int(0), count, index =>
        {
            Operand power = Elementary("Exp", real, Get(x, index));
            Set(destination, index, power);
            Write(sum, Binary(BinaryOperator.Add, sum.Variable, power));
        });
        Operand total = Materialize(Snapshot(sum.Operand));
        Repeat(PassiveConstant.Int(0), count, index => Set(destination, index, Binary(BinaryOperator.Divide, Get(destination, index), total)));
    }
}
