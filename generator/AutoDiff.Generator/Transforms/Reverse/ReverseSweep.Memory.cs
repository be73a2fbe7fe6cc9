using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms.Reverse;

/// <summary>The rules of memory, and the shadows of memory variables.</summary>
internal sealed partial class ReverseSweep
{
    /// <summary>v = a[i]:  adj[a[i]] += adj[v]; for a field of a value, adj[a].f += adj[v].</summary>
    private void ReverseLoad(Place place, Operand adjoint)
    {
        if (!activity.IsActive(place.Base))
        {
            return;
        }

        if (MemoryRoots.IsMemory(place.Base.Type))
        {
            if (ShadowPlace(place) is { } shadow)
            {
                AggregateSum.AddTo(shadow, adjoint, tree.Method.Layouts, builder);
            }
        }
        else
        {
            AggregateSum.AddTo(place with { Base = Declared(place.Base) }, adjoint, tree.Method.Layouts, builder);
        }
    }

    /// <summary>a[i] = v:  t = adj[a[i]], adj[a[i]] = 0, adj[v] += t</summary>
    private void ReverseStore(StoreStatement s)
    {
        // A field of a ref parameter's value: its adjoint enters at the end of the method.
        if (!MemoryRoots.IsMemory(s.Place.Base.Type) || !activity.IsActive(s.Place.Base) || !s.Place.Type.IsDifferentiable || ShadowPlace(s.Place) is not { } shadow)
        {
            return;
        }

        if (MemoryRoots.IsMemory(s.Place.Type))
        {
            if (links is not null)
            {
                // The adjoints of what is stored are found by the same way.
                return;
            }

            throw new TransformException("an array that is stored inside another array or object cannot be reversed; copy its elements instead");
        }

        if (HoldsMemory(s.Place.Type))
        {
            throw StructWithMemory(s.Place.Type);
        }

        if (activity.IsActive(s.Value))
        {
            Operand adjoint = builder.Let(new LoadExpression(shadow));
            builder.Add(new StoreStatement(shadow, Versioning.DefaultOf(shadow.Type)));
            Accumulate(s.Value, adjoint);
        }
        else
        {
            builder.Add(new StoreStatement(shadow, Versioning.DefaultOf(shadow.Type)));
        }
    }

    /// <summary>Memory that is restored holds what it held before the store.</summary>
    private void PutBack(IrStatement store, Place place)
    {
        if (Overwritten.TryGetValue(store, out IrVariable? old))
        {
            builder.Add(new StoreStatement(place, old));
        }
    }

    /// <summary>l.Insert(i, v):  t = adj[l[i]], adj[l].RemoveAt(i), adj[v] += t; l.RemoveAt(i):  adj[l].Insert(i, 0). Of memory the forward
    /// sweep has done the same to the adjoints, which are found by the same way.</summary>
    private void ReverseChange(IrVariable list, Operand? index, Operand? value)
    {
        IrType element = ((SequenceType)list.Type).Element;
        if (!activity.IsActive(list) || MemoryRoots.IsMemory(element) || ShadowOf(list) is not { } shadow)
        {
            return;
        }

        if (value is null)
        {
            builder.Add(ListCode.Insert(shadow, index!, Versioning.DefaultOf(element)));
            return;
        }

        if (index is null)
        {
            Operand count = builder.Let(new LengthExpression(shadow));
            index = builder.Let(new BinaryExpression(BinaryOperator.Subtract, count, PassiveConstant.Int(1), PassiveType.Int32));
        }

        Operand adjoint = builder.Let(new LoadExpression(Place.Element(shadow, index)));
        builder.Add(ListCode.RemoveAt(shadow, index));
        Accumulate(value, adjoint);
    }

    /// <summary>a.Fill(v):  adj[v] += Σ adj[a[k]], adj[a[k]] = 0</summary>
    private void ReverseFill(FillStatement s)
    {
        if (!activity.IsActive(s.Sequence) || MemoryRoots.IsMemory(((SequenceType)s.Sequence.Type).Element) || ShadowOf(s.Sequence) is not { } shadow)
        {
            return;
        }

        if (activity.IsActive(s.Value))
        {
            IrVariable sum = builder.NewVariable("", s.Value.Type);
            builder.Add(new DeclareStatement(sum, IsZeroed: true));
            ForEachElement(shadow, (body, k) =>
            {
                Operand element = body.Let(new LoadExpression(Place.Element(shadow, k)));
                AggregateSum.AddTo(sum, element, tree.Method.Layouts, body);
            });
            Accumulate(s.Value, sum);
        }

        builder.Add(new FillStatement(shadow, Versioning.DefaultOf(((SequenceType)s.Sequence.Type).Element)));
    }

    /// <summary>source.CopyTo(target):  t = adj[target[k]], adj[target[k]] = 0, adj[source[k]] += t, all k read before any is
    /// written, since the two may overlap.</summary>
    private void ReverseCopy(CopyStatement s)
    {
        if (!activity.IsActive(s.Destination) || (links is not null && MemoryRoots.IsMemory(((SequenceType)s.Destination.Type).Element)) || ShadowOf(s.Destination) is not { } target)
        {
            return;
        }

        SequenceType type = SequenceType.SpanOf(((SequenceType)s.Destination.Type).Element);
        Operand length = builder.Let(new LengthExpression(s.Source));
        VariableOperand part = builder.Let(new SliceExpression(target, PassiveConstant.Int(0), length, type));
        Operand zero = Versioning.DefaultOf(type.Element);
        if (!activity.IsActive(s.Source) || ShadowOf(s.Source) is not { } source)
        {
            builder.Add(new FillStatement(part.Variable, zero));
            return;
        }

        if (roots.Of(s.Source).Intersect(roots.Of(s.Destination)).Any())
        {
            VariableOperand copy = builder.Let(new TapeReserveExpression(scratch, length, type));
            builder.Add(new CopyStatement(part.Variable, copy.Variable));
            builder.Add(new FillStatement(part.Variable, zero));
            AddElements(copy.Variable, source, null);
            builder.Let(new TapeReleaseExpression(scratch, length, type));
        }
        else
        {
            AddElements(part.Variable, source, zero);
        }
    }

    /// <summary>return a:  adj[a[k]] += resultAdjoint[k]</summary>
    private void SeedMemory(Operand output, IrVariable seed)
    {
        if (output is not VariableOperand { Variable: var memory } || !activity.IsActive(memory) || ShadowOf(memory) is not { } shadow)
        {
            return;
        }

        builder.AddRange(ShadowChecks.Of(memory, seed, tree.Method.Layouts));
        new ShadowShapes(tree.Method.Layouts, builder).Add(seed, shadow);
    }

    /// <summary>The adjoints of a split method's parameters move to what stands for them: the forward half could not refer to them.</summary>
    private void EnterStandIns()
    {
        foreach ((IrParameter parameter, IrVariable shadow, IrVariable standIn) in links?.StandIns ?? [])
        {
            if (parameter.IsMutable)
            {
                new ShadowShapes(tree.Method.Layouts, builder).Add(shadow, standIn);
                new ShadowClearing(tree.Method.Layouts, builder).Clear(shadow);
            }
        }
    }

    private void LeaveStandIns(List<ReverseNode> nodes)
    {
        foreach ((_, IrVariable shadow, IrVariable standIn) in links?.StandIns ?? [])
        {
            new ShadowShapes(tree.Method.Layouts, builder).Add(standIn, shadow);
        }

        Flush(nodes);
    }

    /// <summary>target[k] += source[k]; then source[k] = <paramref name="reset"/> where one is given.</summary>
    private void AddElements(IrVariable source, IrVariable target, Operand? reset) => ForEachElement(source, (body, k) =>
    {
        Operand element = body.Let(new LoadExpression(Place.Element(source, k)));
        if (reset is not null)
        {
            body.Add(new StoreStatement(Place.Element(source, k), reset));
        }

        AggregateSum.AddTo(Place.Element(target, k), element, tree.Method.Layouts, body);
    });

    private void ForEachElement(IrVariable sequence, Action<IrBuilder, Operand> write)
    {
        if (!ShadowShapes.IsFlat(tree.Method.Layouts, ((SequenceType)sequence.Type).Element))
        {
            throw new TransformException($"copying or filling elements of type {((SequenceType)sequence.Type).Element.Code} at once has no reverse; write the loop over the elements");
        }

        Operand length = builder.Let(new LengthExpression(sequence));
        IrVariable k = builder.NewVariable("k", PassiveType.Int32);
        IrBuilder body = builder.Nested();
        write(body, k);
        builder.Add(new ForStatement(k, PassiveConstant.Int(0), length, 1, body.ToBlock()));
    }

    private Place? ShadowPlace(Place place) => PassiveParts.Contain(place, tree.Method.Layouts) ? null : (MemoryRoots.IsMemory(place.Base.Type) ? ShadowOf(place.Base) : StructShadow(place.Base)) is { } shadow
        ? place with { Base = shadow }
        : null;

    /// <summary>The variable that refers to the adjoints of what <paramref name="memory"/> refers to; null for memory that has
    /// none. Locals get theirs at the beginning of the reverse of their block.</summary>
    private IrVariable? ShadowOf(IrVariable memory)
    {
        if (shadows.TryGetValue(memory.Id, out IrVariable? known))
        {
            return known;
        }

        if (links is not null && links.Shadows.TryGetValue(memory.Id, out IrVariable? linked))
        {
            return linked;
        }

        if (joins is not null && joins.Shadows.TryGetValue(memory.Id, out IrVariable? followed))
        {
            if (joins.Deferred is not { } deferred)
            {
                return followed;
            }

            IrVariable resolved = new(ids.Take(), followed.Name, followed.Type);
            shadows[memory.Id] = resolved;
            EquatableArray<Operand> either = EquatableArray.Of<Operand>(new VariableOperand(followed), new VariableOperand(deferred));
            ScopeOf(memory).Block.Prelude.Add(new LetStatement(resolved, new TemplateExpression("({0} ?? {1})", either, followed.Type, IsPure: true, IsStable: true)));
            return resolved;
        }

        if (tree.Definition(memory) is not { } definition)
        {
            return parameterShadows.TryGetValue(memory.Id, out IrVariable? parameter) ? parameter : null;
        }

        if (joins?.ViewOf(memory) is { } view)
        {
            return ShadowOfView(memory, view);
        }

        Expression? value = definition.Statement is LetStatement let && !tree.IsCarried(memory) ? let.Value : null;
        Expression? shadowValue = value switch
        {
            UseExpression { Value: VariableOperand v } => ShadowOf(v.Variable) is { } source ? new UseExpression(new VariableOperand(source)) : null,
            SliceExpression e => ShadowOf(e.Sequence) is { } source ? e.Of(source, Writable(e.View)) : null,
            AllocateExpression { Sequence.Kind: SequenceKind.List } => ZerosLike(memory),
            AllocateExpression e => Allocation(definition, e),
            LoadExpression e => ShadowPlace(e.Place) is { } place ? new LoadExpression(place) : null,
            TemplateExpression => null,
            null when definition.Statement is CallStatement => ShadowOfResult(definition, memory),
            _ => throw new TransformException(
                $"'{(memory.Name.Length > 0 ? memory.Name : "an array")}' refers to different arrays on different paths; keep one variable for each array"),
        };
        if (shadowValue is null)
        {
            return null;
        }

        string name = memory.Name.Length > 0 ? memory.Name + "Adjoint" : shadowValue is AllocateExpression or TapeReserveExpression ? "memoryAdjoint" : "";
        IrVariable shadow = new(ids.Take(), name, shadowValue.Type);
        shadows[memory.Id] = shadow;
        primals[shadow.Id] = memory;
        List<IrStatement> prelude = ScopeOf(memory).Block.Prelude;
        prelude.Add(new LetStatement(shadow, shadowValue));
        if (shadowValue is AllocateExpression or TapeReserveExpression)
        {
            ShadowShapes.Begin(shadow, prelude);
        }

        return shadow;
    }

    /// <summary>The adjoints of a span that refers to one of several: those of the one that it was made from.</summary>
    private IrVariable ShadowOfView(IrVariable memory, SequenceJoins.View view)
    {
        SequenceType type = Writable((SequenceType)memory.Type);
        IrBuilder prelude = new(ids);
        Operand? selected = null;
        IReadOnlyList<IrVariable> origins = joins!.OriginsOf(memory);
        for (int i = origins.Count - 1; i >= 0; i--)
        {
            if (origins[i].Type is not SequenceType { Element: var element } || element != type.Element || ShadowOf(origins[i]) is not { } shadow)
            {
                continue;
            }

            Operand whole = shadow.Type == type ? shadow : prelude.Let(new SliceExpression(shadow, PassiveConstant.Int(0), null, type));
            if (selected is null)
            {
                selected = whole;
            }
            else
            {
                Operand isThis = prelude.Let(new BinaryExpression(BinaryOperator.Equal, view.Selector, PassiveConstant.Int(i), PassiveType.Boolean));
                selected = prelude.Let(new SelectExpression(isThis, whole, selected, type));
            }
        }

        if (selected is not VariableOperand { Variable: var all })
        {
            throw new TransformException($"'{memory.Name}' has no adjoints; it refers to passive memory only");
        }

        Expression part = type.Kind == SequenceKind.Array
            ? new UseExpression(new VariableOperand(all))
            : new SliceExpression(all, view.Start, view.Length, type);
        IrVariable result = prelude.Let(memory.Name.Length == 0 ? "" : memory.Name + "Adjoint", part).Variable;
        shadows[memory.Id] = result;
        primals[result.Id] = memory;
        ScopeOf(memory).Block.Prelude.AddRange(prelude.Statements);
        return result;
    }

    /// <summary>Zeroed adjoints of a list, as long as it is when the sweep comes back to it.</summary>
    private UseExpression ZerosLike(IrVariable list)
    {
        IrBuilder prelude = new(ids);
        Operand zeros = new ShadowShapes(tree.Method.Layouts, prelude).ZerosLike(list);
        ScopeOf(list).Block.Prelude.AddRange(prelude.Statements);
        return new UseExpression(zeros);
    }

    /// <summary>The adjoints of lists that grow may be as long as the lists were at first: what is missing is zero.</summary>
    private void ResizeParameters()
    {
        foreach (IrParameter parameter in tree.Method.Parameters)
        {
            if (parameter.Variable.Type is SequenceType { Kind: SequenceKind.List, IsDifferentiable: true }
                && parameterShadows.TryGetValue(parameter.Variable.Id, out IrVariable? shadow)
                && tree.All.Any(node => ListCode.Read(node.Statement) is { } change && roots.Of(change.List).Contains(parameter.Variable.Id)))
            {
                Operand count = builder.Let(new LengthExpression(parameter.Variable));
                builder.Add(new EffectStatement("global::AutoDiff.CompilerServices.Shadow.Resize({0}, {1})", EquatableArray.Of<Operand>(new VariableOperand(shadow), count), EndsFlow: false));
            }
        }
    }

    /// <summary>Zeroed adjoints of an array that a call returned; its length is asked of the array itself.</summary>
    private AllocateExpression ShadowOfResult(PrimalNode definition, IrVariable memory)
    {
        if (memory.Type is not SequenceType { Kind: SequenceKind.Array, Element: RealType } type)
        {
            throw new TransformException($"the result of '{((CallStatement)definition.Statement).Callee.Name}' cannot be followed; return a number, a struct or an array of numbers");
        }

        IrVariable length = new(ids.Take(), "", PassiveType.Int32);
        ScopeOf(memory).Block.Prelude.Add(new LetStatement(length, new LengthExpression(memory)));
        return new AllocateExpression(EquatableArray.Of<Operand>(new VariableOperand(length)), type, OnStack: false);
    }

    /// <summary>Zeroed adjoints of a local array: of the heap or the stack as the array itself, except that the stack must not
    /// grow in a loop.</summary>
    private Expression Allocation(PrimalNode definition, AllocateExpression allocation)
    {
        if (!allocation.OnStack || definition.EnclosingLoop is null)
        {
            return allocation;
        }

        SequenceType span = SequenceType.SpanOf(allocation.Sequence.Element);
        ReverseBlock block = ScopeOf(((LetStatement)definition.Statement).Target).Block;
        IrVariable released = new(ids.Take(), "", span);
        block.Epilogue.Insert(0, new LetStatement(released, new TapeReleaseExpression(scratch, allocation.Lengths[0], span)));
        return new TapeReserveExpression(scratch, allocation.Lengths[0], span, IsCleared: true);
    }

    public static SequenceType Writable(SequenceType view) => view.Kind switch
    {
        SequenceKind.ReadOnlySpan => SequenceType.SpanOf(view.Element),
        SequenceKind.ReadOnlyMemory => new SequenceType($"global::System.Memory<{view.Element.Code}>", SequenceKind.Memory, view.Element),
        SequenceKind.ReadOnlyTensorSpan => SequenceType.TensorSpanOf(view.Element),
        _ => view,
    };
}
