using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms.Batching;

/// <summary>Writes to elements and fields: of all lanes at once where they write to the same element, lane by lane elsewhere.</summary>
internal sealed partial class LaneTransform
{
    private void Store(StoreStatement store)
    {
        if (!IsVarying(store.Place.Base))
        {
            output.Add(new StoreStatement(store.Place.Map(Uniform, Variable), Uniform(store.Value)));
            return;
        }

        if (IsScattered(store.Place))
        {
            PerLane(() => ScalarStore(store.Place, _ => Scalar(store.Value)));
            return;
        }

        Place place = PlaceOf(store.Place);
        Operand value = Lane(store.Value);
        if (IsOuter(store.Place.Base))
        {
            value = Let(Select(mask!, value, Let(new LoadExpression(place)), store.Value.Type));
        }

        output.Add(new StoreStatement(place, value));
    }

    private void Accumulate(AccumulateStatement accumulate)
    {
        if (!IsVarying(accumulate.Place.Base))
        {
            output.Add(accumulate with { Place = accumulate.Place.Map(Uniform, Variable), Value = Uniform(accumulate.Value) });
            return;
        }

        BinaryOperator sign = accumulate.IsSubtraction ? BinaryOperator.Subtract : BinaryOperator.Add;
        if (IsScattered(accumulate.Place))
        {
            PerLane(() => ScalarStore(accumulate.Place, old => Let(new BinaryExpression(sign, old, Scalar(accumulate.Value), old.Type))));
            return;
        }

        Place place = PlaceOf(accumulate.Place);
        if (!IsOuter(accumulate.Place.Base))
        {
            output.Add(new AccumulateStatement(place, Lane(accumulate.Value), accumulate.IsSubtraction));
            return;
        }

        Operand before = Let(new LoadExpression(place));
        Operand after = Let(new BinaryExpression(sign, before, Lane(accumulate.Value), LaneTypes.Lanes));
        output.Add(new StoreStatement(place, Let(Select(mask!, after, before, accumulate.Value.Type))));
    }

    /// <summary>Whether lanes write to different elements, or to elements that are no vectors.</summary>
    private bool IsScattered(Place place)
    {
        if (IsFieldOfAValue(place))
        {
            return true;
        }

        if (uniformity.IsVaryingReference(place.Base) || place.Base.Type is not SequenceType sequence)
        {
            throw new LaneException($"{Named(place.Base, "an object")}, which every point writes to another part of");
        }

        if (sequence.Element is SequenceType or AggregateType { Kind: AggregateKind.Class })
        {
            throw new LaneException("memory of references that differ by point");
        }

        return !place.Path.IsEmpty || place.Indices.Any(IsVarying);
    }

    /// <summary>Whether a place is a field of a struct or tuple of which each lane has its own, and no part of an object that it refers to.</summary>
    private bool IsFieldOfAValue(Place place)
    {
        IrType type = place.Base.Type;
        foreach (string name in place.Path)
        {
            // An immutable object is none before it was made: there is nothing to change a part of.
            if (type is not AggregateType { Kind: AggregateKind.Struct or AggregateKind.Tuple })
            {
                return false;
            }

            type = method.Layouts.Single(layout => layout.TypeCode == type.Code).Fields.Single(field => field.Name == name).Type;
        }

        return !place.Path.IsEmpty && place.Indices.IsEmpty;
    }

    private Place PlaceOf(Place place)
    {
        IrVariable memory = Variable(place.Base);
        return new Place(memory, place.Indices.Map(Uniform), EquatableArray<string>.Empty, ((SequenceType)memory.Type).Element);
    }

    /// <summary>Writes one lane of an element, or of a struct.</summary>
    private void ScalarStore(Place place, Func<Operand, Operand> value)
    {
        IrVariable memory = Variable(place.Base);
        if (place.Base.Type is not SequenceType)
        {
            Operand old = Let(Code("{0}[{1}]", place.Base.Type, memory, lane!) with { IsStable = false });
            output.Add(PutLane(memory, FieldChanged(old, place, value)));
            return;
        }

        IrType element = ((SequenceType)place.Base.Type).Element;
        IrType elements = ((SequenceType)memory.Type).Element;
        var whole = new Place(memory, place.Indices.Map(Scalar), EquatableArray<string>.Empty, elements);
        IrVariable all = New("", elements);
        output.Add(new LetStatement(all, new LoadExpression(whole)));
        string get = elements != LaneTypes.Lanes ? "{0}[{1}]" : element == PassiveType.Boolean ? "TLanes.IsSet({0}, {1})" : "TLanes.Get({0}, {1})";
        Operand before = Let(Code(get, element, all, lane!) with { IsStable = false });
        Operand after = place.Path.IsEmpty ? value(before) : FieldChanged(before, place, value);
        if (elements != LaneTypes.Lanes)
        {
            IrVariable copy = New("changed", elements);
            output.Add(new DeclareStatement(copy, IsZeroed: true));
            output.Add(new AssignStatement(copy, new UseExpression(all)));
            output.Add(PutLane(copy, after));
            output.Add(new StoreStatement(whole, (VariableOperand)copy));
            return;
        }

        if (element == PassiveType.Boolean)
        {
            Operand bit = Let(Lanes("Mask", after));
            Operand here = Let(Code("TLanes.NotEqualTo(TLanes.With(TLanes.Zero, {0}, {1}), TLanes.Zero)", LaneTypes.Lanes, lane!, new RealConstant(1, types.Real)));
            output.Add(new StoreStatement(whole, Let(Lanes("Select", here, bit, all))));
            return;
        }

        output.Add(new StoreStatement(whole, Let(Lanes("With", all, lane!, after))));
    }

    private EffectStatement PutLane(IrVariable values, Operand value) =>
        new("{0}[{1}] = {2}", EquatableArray.Of(values, lane!, value), EndsFlow: false);

    /// <summary>A struct with another value in the field that a place names.</summary>
    private VariableOperand FieldChanged(Operand before, Place place, Func<Operand, Operand> value)
    {
        IrVariable changed = New("changed", before.Type);
        output.Add(new DeclareStatement(changed, IsZeroed: true));
        output.Add(new AssignStatement(changed, new UseExpression(before)));
        Place field = place with { Base = changed, Indices = EquatableArray<Operand>.Empty };
        output.Add(new StoreStatement(field, value(Let(new LoadExpression(field)))));
        return new VariableOperand(changed);
    }
}
