using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Lowering;

/// <content><c>foreach</c>.</content>
internal sealed partial class MethodLowering
{
    private void LowerForEach(IForEachLoopOperation loop)
    {
        EmitSource(loop.Syntax);
        IOperation collection = loop.Collection is IConversionOperation { IsImplicit: true } conversion && conversion.Operand.Type is { } inner
            && (types.Map(inner) is SequenceType || IsCounter(conversion.Operand))
                ? conversion.Operand
                : loop.Collection;
        if (loop.IsAsynchronous)
        {
            Unsupported(loop, "await");
        }
        else if (IsCounter(collection) && Unwrap(collection) is IInvocationOperation counter)
        {
            LowerCounter(loop, counter);
        }
        else if (InlineArray.Of(collection.Type) is { } inline)
        {
            LowerSequenceLoop(loop, collection, SequenceType.SpanOf(types.Map(inline.ElementType)));
        }
        else if (collection.Type is { } type && types.Map(type) is SequenceType sequence)
        {
            LowerSequenceLoop(loop, collection, sequence);
        }
        else if (IsQuery(loop.Collection) && !IsPassiveEnumeration(Unwrap(loop.Collection)) && !(IsFiltered(loop.Collection) && CountedLoop.Leaves(loop)))
        {
            LowerQueryLoop(loop);
        }
        else
        {
            LowerEnumeration(loop, collection);
        }
    }

    private void LowerQueryLoop(IForEachLoopOperation loop)
    {
        Query query = LowerQuery(loop.Collection);
        if (query.At is { } at)
        {
            CountUp(loop, PassiveConstant.Int(0), Snapshot(query.Count!()), index => AssignLoopVariable(loop, at(index), null, query.ElementType));
            return;
        }

        query.ForEach(element =>
        {
            JumpTarget next = NewTarget(loop.ContinueLabel, "skip");
            Emit(new FlagDeclarationNode(next));
            AssignLoopVariable(loop, element, null, query.ElementType);
            LowerStatement(loop.Body);
        });
    }

    /// <summary><c>Enumerable.Range(start, count)</c> and <c>Diff.Checkpoint(count, budget)</c>.</summary>
    private bool IsCounter(IOperation collection) => Unwrap(collection) is IInvocationOperation { TargetMethod: var method }
        && ((method.Name == "Range" && method.ContainingType is { Name: "Enumerable", ContainingNamespace.Name: "Linq" })
            || (method.Name == "Checkpoint" && KnownSymbols.Same(method.ContainingType, known.Diff)));

    private void LowerCounter(IForEachLoopOperation loop, IInvocationOperation counter)
    {
        Operand[] arguments = LowerArguments(counter.Arguments).Select(Snapshot).ToArray();
        bool isRange = counter.TargetMethod.Name == "Range";
        Operand from = isRange ? arguments[0] : PassiveConstant.Int(0);
        Operand to = isRange ? Let(new BinaryExpression(BinaryOperator.Add, arguments[0], arguments[1], PassiveType.Int32)) : arguments[0];
        if (!isRange)
        {
            // It says what is wrong with its arguments.
            string code = $"{CodeNames.EscapeTemplate(CodeNames.Of(counter.TargetMethod.ContainingType))}.Checkpoint({{0}}, {{1}})";
            Emit(new EffectStatement(code, arguments.ToEquatableArray(), EndsFlow: false));
        }

        ITypeSymbol type = ((IVariableDeclaratorOperation)loop.LoopControlVariable).Symbol.Type;
        CountUp(loop, from, to, index => AssignLoopVariable(loop, index, null, type), isRange ? null : arguments[1]);
    }

    private void LowerSequenceLoop(IForEachLoopOperation loop, IOperation collection, SequenceType type)
    {
        // The sequence is evaluated once, whatever the body assigns to its variable.
        IrVariable sequence = MaterializeVariable(Snapshot(LowerMemory(collection)));
        sequence = type.IsTensor ? ElementsOf(sequence) : sequence;
        if (type.Kind == SequenceKind.RectangularArray)
        {
            LowerRectangularLoop(loop, sequence, type);
            return;
        }

        Operand length = Let(new LengthExpression(sequence));
        ITypeSymbol elementType = ElementTypeOf(collection.Type!);
        CountUp(loop, PassiveConstant.Int(0), length, index => AssignLoopVariable(loop, null, Place.Element(sequence, index), elementType));
    }

    private static ITypeSymbol ElementTypeOf(ITypeSymbol type) => InlineArray.Of(type)?.ElementType ?? (type is IArrayTypeSymbol array ? array.ElementType : ((INamedTypeSymbol)type).TypeArguments[0]);

    private void LowerRectangularLoop(IForEachLoopOperation loop, IrVariable sequence, SequenceType type)
    {
        if (CountedLoop.Leaves(loop))
        {
            Unsupported(loop, "a jump out of a foreach over a rectangular array");
            return;
        }

        ITypeSymbol elementType = ElementTypeOf(loop.Collection is IConversionOperation { Operand.Type: IArrayTypeSymbol array } ? array : loop.Collection.Type!);
        Nest(0, []);

        void Nest(int dimension, Operand[] indices)
        {
            if (dimension == type.Rank)
            {
                AssignLoopVariable(loop, null, new Place(sequence, indices.ToEquatableArray(), EquatableArray<string>.Empty, type.Element), elementType);
                LowerStatement(loop.Body);
                return;
            }

            IrVariable index = NewVariable("", PassiveType.Int32);
            Operand length = Let(new LengthExpression(sequence, dimension));
            LowerForBody(loop, index, PassiveConstant.Int(0), length, 1, () => Nest(dimension + 1, [.. indices, index]));
        }
    }

    /// <summary>A loop over an index of its own; where the body leaves it early, one with a condition.</summary>
    private void CountUp(IForEachLoopOperation loop, Operand from, Operand to, Action<IrVariable> begin, Operand? budget = null)
    {
        IrVariable index = NewVariable("", PassiveType.Int32);
        if (!CountedLoop.Leaves(loop))
        {
            LowerForBody(loop, index, from, to, 1, () =>
            {
                begin(index);
                LowerStatement(loop.Body);
            }, budget);
            return;
        }

        Emit(new LetStatement(index, new UseExpression(from)));
        LowerLoop(
            loop,
            () => Let(new BinaryExpression(BinaryOperator.Less, index, to, PassiveType.Boolean)),
            () =>
            {
                begin(index);
                LowerStatement(loop.Body);
            },
            () =>
            {
                VariableOperand next = Let(new BinaryExpression(BinaryOperator.Add, index, PassiveConstant.Int(1), PassiveType.Int32));
                Emit(new AssignStatement(index, new UseExpression(next)));
            });
    }

    /// <summary>Declares the iteration variable: from a value, or as a copy of (or a reference to) an element.</summary>
    private void AssignLoopVariable(IForEachLoopOperation loop, Value? value, Place? place, ITypeSymbol elementType)
    {
        switch (loop.LoopControlVariable)
        {
            case IVariableDeclaratorOperation { Symbol: var local }:
                if (local.IsRef && place is not null)
                {
                    cells[local] = new PlaceCell(place);
                    break;
                }

                Value element = value ?? Read(new PlaceCell(place!));
                cells[local] = DeclareCell(local.Name, types.Map(local.Type), Convert(element, elementType, local.Type, null, false, loop), local);
                break;
            case var target:
                // foreach (var (a, b) in pairs): each iteration has its own.
                scope = current;
                List<(Cell Cell, IOperation Target)> targets = [];
                CollectTargets(target, targets);
                List<Value> values = [];
                Value whole = value ?? Read(new PlaceCell(place!));
                CollectValuesOf(target, whole, elementType, values);
                for (int i = 0; i < targets.Count && i < values.Count; i++)
                {
                    Write(targets[i].Cell, values[i]);
                }

                break;
        }
    }

    private void CollectValuesOf(IOperation target, Value value, ITypeSymbol type, List<Value> values)
    {
        if (target is IDeclarationExpressionOperation { Expression: ITupleOperation declared })
        {
            target = declared;
        }

        if (target is not ITupleOperation tuple)
        {
            values.Add(value);
            return;
        }

        Value[]? parts = Deconstruct(value, type, tuple.Elements.Length, target);
        for (int i = 0; parts is not null && i < parts.Length; i++)
        {
            CollectValuesOf(tuple.Elements[i], parts[i], tuple.Elements[i].Type!, values);
        }
    }

    /// <summary>A <c>foreach</c> over anything else that is passive, by its enumerator.</summary>
    private void LowerEnumeration(IForEachLoopOperation loop, IOperation collection)
    {
        ITypeSymbol? type = collection.Type;
        ForEachInfo? info = ForEachInfo.Of(loop, compilation);
        if (type is null || info is null)
        {
            Unsupported(loop, $"foreach over {type?.Name ?? "this"}");
            return;
        }

        // Reals from an enumeration are constants; where its source holds active values they would be lost.
        Operand source = LowerOperand(collection);
        VariableOperand enumerator = Let(new TemplateExpression("{0}.GetEnumerator()", EquatableArray.Of(source), new PassiveType(CodeNames.Of(info.EnumeratorType), !info.EnumeratorType.IsRefLikeType), IsPure: false, IsStable: false), "enumerator");
        LowerLoop(
            loop,
            () => Let(new TemplateExpression("{0}.MoveNext()", EquatableArray.Of<Operand>(enumerator), PassiveType.Boolean, IsPure: false, IsStable: false)),
            () =>
            {
                VariableOperand element = Let(new TemplateExpression("{0}.Current", EquatableArray.Of<Operand>(enumerator), types.Map(info.ElementType), IsPure: false, IsStable: false));
                AssignLoopVariable(loop, element.Variable, null, info.ElementType);
                LowerStatement(loop.Body);
            },
            null);
    }
}
