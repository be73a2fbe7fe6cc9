using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>Adds one shadow of a struct or tuple to another: real by real, passive parts ignored.</summary>
internal static class AggregateSum
{
    /// <summary>The vectors of the framework, whose <c>+</c> is the sum of shadows.</summary>
    private static readonly HashSet<string> Vectors = new(StringComparer.Ordinal)
    {
        "global::System.Numerics.Vector2",
        "global::System.Numerics.Vector3",
        "global::System.Numerics.Vector4",
        "global::System.Numerics.Quaternion",
        "global::System.Numerics.Matrix3x2",
        "global::System.Numerics.Matrix4x4",
        "global::System.Numerics.Complex",
    };

    /// <summary>Whether shadows of the type are added by the operator <c>+</c>.</summary>
    public static bool IsOperator(IrType type) => type is RealType || Vectors.Contains(type.Code);

    /// <summary>target.f += amount.f for each active real f inside.</summary>
    public static void AddTo(IrVariable target, Operand amount, EquatableArray<AggregateLayout> layouts, IrBuilder builder) =>
        AddTo(new Place(target, EquatableArray<Operand>.Empty, EquatableArray<string>.Empty, target.Type), amount, layouts, builder);

    /// <summary>The same for a part of an aggregate or of memory.</summary>
    public static void AddTo(Place target, Operand amount, EquatableArray<AggregateLayout> layouts, IrBuilder builder) =>
        AddTo(target, amount, EquatableArray<string>.Empty, layouts, builder);

    /// <param name="path">What part of <paramref name="amount"/> is added.</param>
    private static void AddTo(Place target, Operand amount, EquatableArray<string> path, EquatableArray<AggregateLayout> layouts, IrBuilder builder)
    {
        switch (target.Type)
        {
            case var type when target.Path.IsEmpty && target.Indices.IsEmpty && IsOperator(type):
                builder.Add(new AssignStatement(target.Base, new BinaryExpression(BinaryOperator.Add, target.Base, amount, target.Type)));
                break;
            case var type when IsOperator(type):
                Operand term = amount is VariableOperand { Variable: var source } && !path.IsEmpty
                    ? builder.Let(new LoadExpression(new Place(source, EquatableArray<Operand>.Empty, path, target.Type)))
                    : amount;
                builder.Add(new AccumulateStatement(target, term));
                break;
            case AggregateType { Kind: not AggregateKind.Class } aggregate when amount is VariableOperand:
                foreach (IrField field in layouts.First(layout => layout.TypeCode == aggregate.Code).Fields.Where(field => field.IsActive))
                {
                    if (field.ReadCode.Length == 0)
                    {
                        throw new TransformException($"the adjoint of '{field.Name}' of {aggregate.Code} cannot be reached from here; make it accessible, or the type partial");
                    }

                    AddTo(target with { Path = target.Path.Append(field.Name).ToEquatableArray(), Type = field.Type }, amount, path.Append(field.Name).ToEquatableArray(), layouts, builder);
                }

                break;
        }
    }
}
