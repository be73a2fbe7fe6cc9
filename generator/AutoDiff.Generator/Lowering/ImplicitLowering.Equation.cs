using AutoDiff.Generator.IR;
using AutoDiff.Generator.Transforms;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Lowering;

/// <content>The equation: a call of the named method, on spans of doubles where there are several unknowns.</content>
internal sealed partial class ImplicitLowering
{
    private static readonly SequenceType Reals = SequenceType.SpanOf(RealType.Double);
    private static readonly SequenceType ReadOnlyReals = SequenceType.ReadOnlySpanOf(RealType.Double);

    private const int MostOnStack = 256;

    private SignatureParameter First => signature.Named.Parameters[0];

    private IEnumerable<IrParameter> Taken => Enumerable.Range(0, parameters.Count)
        .Where(i => signature.Sources.Contains(i))
        .Select(i => parameters[i] with { Mode = parameters[i].Mode is PassingMode.Ref or PassingMode.Out ? PassingMode.Value : parameters[i].Mode });

    private ImplicitEquation Equation()
    {
        var builder = new IrBuilder(new VariableIds(parameters.Count));
        List<IrParameter> taken = [.. Taken];
        IrVariable? found = null;
        int foundIndex = -1;
        if (solution.Type is AggregateType aggregate && Unfolding.HasPassiveParts(aggregate, layouts))
        {
            // The passive parts of the solution are those that the solver gave.
            found = builder.NewVariable(Unique("found"), aggregate);
            foundIndex = taken.Count;
            taken.Add(new IrParameter(found, PassingMode.Value, IsActive: false));
        }

        int unknown = taken.Count;
        IrVariable z = builder.NewVariable(Unique("z"), solution.IsFlat ? solution.Type : ReadOnlyReals);
        taken.Add(new IrParameter(z, PassingMode.Value, IsActive: true));
        EquatableArray<Operand> values = EquatableArray<Operand>.Empty;
        EquatableArray<IrResult> results = EquatableArray<IrResult>.Empty;
        if (solution.IsFlat || signature.Form == ImplicitForm.Objective)
        {
            Operand value = Evaluate(builder, z, null, found)!;
            values = EquatableArray.Of(value);
            results = EquatableArray.Of(new IrResult(value.Type, IsActive: true));
        }
        else
        {
            IrVariable residual = builder.NewVariable(Unique("residual"), Reals);
            taken.Add(new IrParameter(residual, PassingMode.Value, IsActive: true));
            Evaluate(builder, z, residual, found);
        }

        builder.Add(new ReturnStatement(values));
        var equation = new IrMethod(signature.Callee.Name, taken.ToEquatableArray(), results, builder.ToBlock(), layouts.ToEquatableArray(), builder.Ids.Count);
        return new ImplicitEquation(signature.Form, solution, signature.Settings, equation, unknown, foundIndex);
    }

    private string Unique(string wish)
    {
        string name = wish;
        for (int i = 1; parameters.Any(p => p.Variable.Name == name); i++)
        {
            name = wish + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return name;
    }

    /// <summary>Calls the named method at z. What it gives is returned where it is one real, and else written to <paramref name="residual"/>.</summary>
    private Operand? Evaluate(IrBuilder builder, IrVariable z, IrVariable? residual, IrVariable? found)
    {
        var arguments = new List<Argument>();
        Callee callee = signature.Callee;
        if (callee.HasReceiver)
        {
            arguments.Add(Argument.In(new PassiveConstant("this", callee.Parameters[0].Type)));
        }

        IrVariable? output = null;
        for (int i = 0; i < signature.Sources.Count; i++)
        {
            SignatureParameter parameter = signature.Named.Parameters[i];
            switch (signature.Sources[i])
            {
                case ImplicitSignature.FromSolution:
                    arguments.Add(new Argument(Fold(builder, z, found), null, parameter.Mode));
                    break;
                case ImplicitSignature.ToResidual when parameter.Mode == PassingMode.Out:
                    output = builder.NewVariable("residual", parameter.Type);
                    arguments.Add(new Argument(null, output, PassingMode.Out));
                    break;
                case ImplicitSignature.ToResidual:
                    output = parameter.Type.Equals(Reals) ? residual! : Allocate(builder, residual!, (SequenceType)parameter.Type, out _).Variable;
                    arguments.Add(Argument.In(output));
                    break;
                case int source:
                    arguments.Add(new Argument(View(builder, parameters[source].Variable, parameter.Type), null, parameter.Mode));
                    break;
            }
        }

        EquatableArray<IrVariable> results = EquatableArray<IrVariable>.Empty;
        if (callee.ReturnType is { } type)
        {
            output = builder.NewVariable("", type);
            results = EquatableArray.Of(output);
        }

        builder.Add(new CallStatement(results, callee, CompanionKind.Primal, arguments.ToEquatableArray()));
        if (residual is null)
        {
            return output!;
        }

        Unfold(builder, output!, residual);
        return null;
    }

    private static Operand View(IrBuilder builder, IrVariable memory, IrType type) =>
        memory.Type.Equals(type) ? memory : builder.Let(new SliceExpression(memory, PassiveConstant.Int(0), null, (SequenceType)type));

    /// <summary>New memory as long as <paramref name="like"/>, as the type that is asked for.</summary>
    private static VariableOperand Allocate(IrBuilder builder, IrVariable like, SequenceType type, out VariableOperand array)
    {
        VariableOperand length = builder.Let(new LengthExpression(like));
        if (type.Kind == SequenceKind.Array)
        {
            array = builder.Let(new AllocateExpression(EquatableArray.Of<Operand>(length), type, OnStack: false));
            return array;
        }

        array = Scratch(builder, "", length, type.Element);
        return type.Kind == SequenceKind.Span ? array : builder.Let(new SliceExpression(array.Variable, PassiveConstant.Int(0), null, type));
    }

    /// <summary>Zeroed memory on the stack where it is small.</summary>
    private static VariableOperand Scratch(IrBuilder builder, string name, Operand length, IrType element)
    {
        VariableOperand isSmall = builder.Let(new BinaryExpression(BinaryOperator.LessOrEqual, length, PassiveConstant.Int(MostOnStack), PassiveType.Boolean));
        return builder.Let(name, new AllocateExpression(EquatableArray.Of(length), SequenceType.SpanOf(element), OnStack: true, isSmall));
    }

    /// <summary>The solution, from its reals, as the named method takes it.</summary>
    private Operand Fold(IrBuilder builder, IrVariable z, IrVariable? found)
    {
        switch (First.Type)
        {
            case RealType real when solution.IsFlat:
                return z;
            case RealType real:
                return As(builder, Element(builder, z, PassiveConstant.Int(0)), real);
            case SequenceType sequence when sequence.Equals(ReadOnlyReals):
                return z;
            case SequenceType sequence:
                VariableOperand memory = Allocate(builder, z, sequence, out VariableOperand array);
                Copy(builder, z, array.Variable);
                return memory;
            default:
                int next = 0;
                return Make((AggregateType)First.Type, found);
                Operand Make(AggregateType aggregate, IrVariable? template)
                {
                    var fields = new List<Operand>();
                    foreach (IrField field in Unfolding.LayoutOf(aggregate, layouts).Fields)
                    {
                        Operand? Given() => template is null ? null : builder.Let(new LoadExpression(Place.Field(template, field.Name, field.Type)));
                        fields.Add(field switch
                        {
                            { IsActive: false } => Given()!,
                            { Type: AggregateType inner } => Make(inner, (Given() as VariableOperand)?.Variable),
                            _ => As(builder, Element(builder, z, PassiveConstant.Int(next++)), (RealType)field.Type),
                        });
                    }

                    return builder.Let(new MakeExpression(fields.ToEquatableArray(), aggregate));
                }
        }
    }

    /// <summary>What the named method gave, written over the residual.</summary>
    private void Unfold(IrBuilder builder, IrVariable output, IrVariable residual)
    {
        if (output.Id == residual.Id)
        {
            return;
        }

        switch (output.Type)
        {
            case RealType:
                Store(builder, residual, PassiveConstant.Int(0), output);
                return;
            case SequenceType:
                VariableOperand length = builder.Let(new LengthExpression(output));
                VariableOperand expected = builder.Let(new LengthExpression(residual));
                builder.Add(new EffectStatement(
                    "global::AutoDiff.CompilerServices.Lengths.RequireSame({0}, {1})",
                    EquatableArray.Of<Operand>(length, expected),
                    EndsFlow: false));
                Copy(builder, output, residual);
                return;
            default:
                int next = 0;
                Spread(output);
                return;
                void Spread(IrVariable aggregate)
                {
                    foreach (IrField field in Unfolding.LayoutOf((AggregateType)aggregate.Type, layouts).Fields.Where(static field => field.IsActive))
                    {
                        VariableOperand part = builder.Let(new LoadExpression(Place.Field(aggregate, field.Name, field.Type)));
                        if (field.Type is AggregateType)
                        {
                            Spread(part.Variable);
                        }
                        else
                        {
                            Store(builder, residual, PassiveConstant.Int(next++), part);
                        }
                    }
                }
        }
    }

    private static Operand Element(IrBuilder builder, IrVariable sequence, Operand index) => builder.Let(new LoadExpression(Place.Element(sequence, index)));

    private static void Store(IrBuilder builder, IrVariable sequence, Operand index, Operand value) =>
        builder.Add(new StoreStatement(Place.Element(sequence, index), As(builder, value, (RealType)((SequenceType)sequence.Type).Element)));

    private static Operand As(IrBuilder builder, Operand value, RealType type) =>
        value.Type.Equals(type) ? value : builder.Let(new ConvertExpression(value, type));

    /// <summary>Copies element by element, between float and double if need be.</summary>
    private static void Copy(IrBuilder builder, IrVariable source, IrVariable target)
    {
        VariableOperand length = builder.Let(new LengthExpression(source));
        IrVariable index = builder.NewVariable("i", PassiveType.Int32);
        IrBuilder body = builder.Nested();
        Store(body, target, index, Element(body, source, index));
        builder.Add(new ForStatement(index, PassiveConstant.Int(0), length, 1, body.ToBlock()));
    }
}
