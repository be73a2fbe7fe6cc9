using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>Overwrites a gradient with zeros before anything is added to it; only what can carry a derivative.</summary>
internal sealed class ShadowClearing(EquatableArray<AggregateLayout> layouts, IrBuilder builder, Stack<string>? enclosing = null)
{
    /// <summary>The types that are being cleared, so that one that contains itself is noticed.</summary>
    private readonly Stack<string> open = enclosing ?? new Stack<string>();
    private readonly RecursiveTypes recursive = new(layouts);

    public void Clear(IrVariable shadow)
    {
        switch (shadow.Type)
        {
            case SequenceType { Element: RealType real }:
                builder.Add(new FillStatement(shadow, new RealConstant(0, real)));
                break;
            case SequenceType sequence when IsFlat(sequence.Element):
                ClearFlat(shadow, sequence);
                break;
            case SequenceType { Rank: 1 } sequence:
                Operand length = builder.Let(new LengthExpression(shadow));
                IrVariable index = builder.NewVariable("k", PassiveType.Int32);
                IrBuilder body = builder.Nested();
                new ShadowClearing(layouts, body, open).Clear(body.Let(new LoadExpression(Place.Element(shadow, index))).Variable);
                builder.Add(new ForStatement(index, PassiveConstant.Int(0), length, 1, body.ToBlock()));
                break;
            case AggregateType { Kind: AggregateKind.Class } node when recursive.Contains(node):
                builder.Add(new EffectStatement(recursive.Clear(node), EquatableArray.Of<Operand>(new VariableOperand(shadow)), EndsFlow: false));
                break;
            case AggregateType aggregate:
                ClearFields(new Place(shadow, EquatableArray<Operand>.Empty, EquatableArray<string>.Empty, aggregate), aggregate);
                break;
            default:
                throw new TransformException($"a gradient of type {shadow.Type.Code} cannot be cleared; use MVjp with adjoints of your own");
        }
    }

    /// <summary>Elements without references are zeroed as a whole: passive parts of a shadow mean nothing.</summary>
    private void ClearFlat(IrVariable shadow, SequenceType sequence)
    {
        string span = sequence.Kind switch
        {
            SequenceKind.Span => "{0}",
            SequenceKind.Array => "global::System.MemoryExtensions.AsSpan({0})",
            SequenceKind.Memory => "{0}.Span",
            SequenceKind.List => "global::System.Runtime.InteropServices.CollectionsMarshal.AsSpan({0})",
            _ => throw new TransformException($"a gradient of type {sequence.Code} cannot be cleared; use MVjp with adjoints of your own"),
        };
        builder.Add(new EffectStatement("global::AutoDiff.CompilerServices.Shadow.Clear(" + span + ")", EquatableArray.Of<Operand>(new VariableOperand(shadow)), EndsFlow: false));
    }

    private void ClearFields(Place place, AggregateType aggregate)
    {
        if (open.Contains(aggregate.Code))
        {
            throw new TransformException($"the type {aggregate.Code} contains itself; its gradient cannot be cleared. Use MVjp with adjoints of your own");
        }

        open.Push(aggregate.Code);
        foreach (IrField field in LayoutOf(aggregate).Fields.Where(static field => field.IsActive))
        {
            Place part = place with { Path = place.Path.Append(field.Name).ToEquatableArray(), Type = field.Type };
            switch (field.Type)
            {
                case RealType real:
                    builder.Add(new StoreStatement(part, new RealConstant(0, real)));
                    break;
                case AggregateType { Kind: not AggregateKind.Class } inner:
                    ClearFields(part, inner);
                    break;
                default:
                    new ShadowClearing(layouts, builder, open).Clear(builder.Let(new LoadExpression(part)).Variable);
                    break;
            }
        }

        open.Pop();
    }

    /// <summary>Whether values of the type hold no reference.</summary>
    private bool IsFlat(IrType type) => type switch
    {
        RealType => true,
        AggregateType { Kind: not AggregateKind.Class } aggregate => LayoutOf(aggregate).Fields.All(field => !field.IsActive || IsFlat(field.Type)),
        _ => false,
    };

    private AggregateLayout LayoutOf(AggregateType type) => layouts.First(layout => layout.TypeCode == type.Code);
}
