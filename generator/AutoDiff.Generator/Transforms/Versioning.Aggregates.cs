using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <content>Writing one field of a struct makes a new value of the whole: <c>s.X = v</c> is <c>s1 = { X = v, others of s }</c>.</content>
internal sealed partial class Versioning
{
    private static bool IsValue(IrType type) => type is AggregateType { Kind: not AggregateKind.Class };

    private void StoreField(Place place, Operand value, List<IrStatement> output)
    {
        IrVariable user = place.Base;
        IrVariable current = Read(user);
        IrVariable changed = Fresh(user);
        output.Add(new LetStatement(changed, With(current, (AggregateType)user.Type, EquatableArray<string>.Empty, place.Path.ToArray(), 0, value, output)));
        Write(user, changed);
        if (referenceParameters.Contains(user.Id))
        {
            // The caller's storage changes at once, by the same field.
            output.Add(new StoreStatement(place, value));
        }
    }

    private void AccumulateField(AccumulateStatement s, List<IrStatement> output)
    {
        IrVariable old = Fresh("", s.Place.Type);
        output.Add(new LetStatement(old, new LoadExpression(s.Place with { Base = Read(s.Place.Base) })));
        IrVariable sum = Fresh("", s.Place.Type);
        BinaryOperator op = s.IsSubtraction ? BinaryOperator.Subtract : BinaryOperator.Add;
        output.Add(new LetStatement(sum, new BinaryExpression(op, old, Read(s.Value), s.Place.Type)));
        StoreField(s.Place, sum, output);
    }

    /// <summary>The value at <paramref name="prefix"/> of <paramref name="whole"/>, with one part replaced.</summary>
    private MakeExpression With(IrVariable whole, AggregateType type, EquatableArray<string> prefix, string[] path, int depth, Operand value, List<IrStatement> output)
    {
        AggregateLayout layout = layouts.First(layout => layout.TypeCode == type.Code);
        Operand[] fields = new Operand[layout.Fields.Count];
        for (int i = 0; i < fields.Length; i++)
        {
            IrField field = layout.Fields[i];
            EquatableArray<string> at = prefix.Append(field.Name).ToEquatableArray();
            if (field.Name != path[depth])
            {
                fields[i] = Temporary(new LoadExpression(new Place(whole, EquatableArray<Operand>.Empty, at, field.Type)), output);
            }
            else if (depth == path.Length - 1)
            {
                fields[i] = value;
            }
            else
            {
                fields[i] = Temporary(With(whole, (AggregateType)field.Type, at, path, depth + 1, value, output), output);
            }
        }

        return new MakeExpression(new EquatableArray<Operand>(fields), type);
    }

    private VariableOperand Temporary(Expression value, List<IrStatement> output)
    {
        IrVariable variable = Fresh("", value.Type);
        output.Add(new LetStatement(variable, value));
        return variable;
    }
}
