using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>Adds one shadow of a struct or tuple to another: real by real, passive parts ignored.</summary>
internal static class AggregateSum
{
    /// <summary>target.f += amount.f for each active real f inside.</summary>
    public static void AddTo(IrVariable target, Operand amount, EquatableArray<AggregateLayout> layouts, IrBuilder builder) =>
        AddTo(new Place(target, EquatableArray<Operand>.Empty, EquatableArray<string>.Empty, target.Type), amount, layouts, builder);

    private static void AddTo(Place target, Operand amount, EquatableArray<AggregateLayout> layouts, IrBuilder builder)
    {
        switch (target.Type)
        {
            case RealType when target.Path.IsEmpty:
                builder.Add(new AssignStatement(target.Base, new BinaryExpression(BinaryOperator.Add, target.Base, amount, target.Type)));
                break;
            case RealType:
                Operand term = amount is VariableOperand { Variable: var source }
                    ? builder.Let(new LoadExpression(target with { Base = source }))
                    : amount;
                builder.Add(new AccumulateStatement(target, term));
                break;
            case AggregateType { Kind: not AggregateKind.Class } aggregate when amount is VariableOperand:
                foreach (IrField field in layouts.First(layout => layout.TypeCode == aggregate.Code).Fields.Where(field => field.IsActive))
                {
                    AddTo(target with { Path = target.Path.Append(field.Name).ToEquatableArray(), Type = field.Type }, amount, layouts, builder);
                }

                break;
        }
    }
}
