using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Lowering;

/// <content>Lists that a method makes for itself: an array that grows, and a count.</content>
internal sealed partial class MethodLowering
{
    private const int FirstCapacity = 4;

    /// <summary>The cell of a local list made here; null for any other expression.</summary>
    private GrowingListCell? GrowingListOf(IOperation operation) =>
        Unwrap(operation) is ILocalReferenceOperation { Local: var local } && cells.TryGetValue(local, out Cell? cell) ? cell as GrowingListCell : null;

    /// <summary>Evaluates an expression whose elements alone are used; of a list made here that is a span over them.</summary>
    private Value LowerMemory(IOperation operation) => GrowingListOf(operation) is { } list ? ViewOf(list)
        : InlineArray.Of(operation.Type) is { } inline ? MemoryOf(operation, inline)
        : Lower(operation);

    private IrVariable ViewOf(GrowingListCell list) =>
        Let(new SliceExpression(list.Items.Variable, PassiveConstant.Int(0), list.Count.Operand, SequenceType.SpanOf(list.Element))).Variable;

    /// <summary>Whether an initialiser makes a list of differentiable elements.</summary>
    private bool MakesList(ITypeSymbol type, IOperation? initializer, bool ofAnyKind = false) =>
        types.Map(type) is SequenceType { Kind: SequenceKind.List, IsDifferentiable: true }
        && (ofAnyKind || initializer is not null) && (initializer is null || StripConversions(initializer) is IObjectCreationOperation or ICollectionExpressionOperation or IConversionOperation { Operand: ICollectionExpressionOperation }
            || IsListOfQuery(initializer));

    /// <summary>Whether the expression is <c>query.ToList()</c>.</summary>
    private bool IsListOfQuery(IOperation initializer) =>
        StripConversions(initializer) is IInvocationOperation { TargetMethod: { Name: "ToList" } method, Arguments.Length: 1 } call && IsQueryMethod(method) && IsQuery(call.Arguments[0].Value);

    private GrowingListCell DeclareList(string name, SequenceType type)
    {
        IrVariable items = NewVariable(name, SequenceType.ArrayOf(type.Element));
        IrVariable count = NewVariable(name + "Count", PassiveType.Int32);
        Emit(new LetStatement(items, new AllocateExpression(EquatableArray.Of<Operand>(PassiveConstant.Int(FirstCapacity)), (SequenceType)items.Type, OnStack: false)));
        Emit(new LetStatement(count, new UseExpression(PassiveConstant.Int(0))));
        return new GrowingListCell(type, new VariableCell(items), new VariableCell(count));
    }

    /// <summary>Fills a new list with what its initialiser says.</summary>
    private void FillList(GrowingListCell list, IOperation initializer) => ForEachInitial(initializer, element => Add(list, element));

    private void ForEachInitial(IOperation initializer, Action<Value> add)
    {
        IOperation source = StripConversions(initializer);
        source = source is IConversionOperation conversion ? conversion.Operand : source;
        switch (source)
        {
            case IInvocationOperation { TargetMethod.Name: "ToList" } query:
                LowerQuery(query.Arguments[0].Value).ForEach(add);
                break;
            case ICollectionExpressionOperation collection:
                foreach (IOperation element in collection.Elements)
                {
                    if (element is ISpreadOperation spread)
                    {
                        AddEach(spread.Operand, add);
                    }
                    else
                    {
                        add(Lower(element));
                    }
                }

                break;
            case IObjectCreationOperation creation:
                if (creation.Arguments.Length == 1 && creation.Arguments[0].Value.Type?.SpecialType != SpecialType.System_Int32)
                {
                    AddEach(creation.Arguments[0].Value, add);
                }

                foreach (IOperation element in creation.Initializer?.Initializers ?? [])
                {
                    if (element is IInvocationOperation { TargetMethod.Name: "Add", Arguments.Length: 1 } adding)
                    {
                        add(Lower(adding.Arguments[0].Value));
                    }
                    else
                    {
                        Unsupported(element, "this initialiser");
                    }
                }

                break;
        }
    }

    private bool TryLowerListMember(IMethodSymbol method, IOperation? instance, IReadOnlyList<IArgumentOperation> arguments, out Value? value)
    {
        value = null;
        if (instance is null)
        {
            return false;
        }

        if (GrowingListOf(instance) is not { } list)
        {
            return TryLowerSharedListMember(method, instance, arguments, out value);
        }

        switch (method.Name, arguments.Count)
        {
            case ("Add", 1):
                Add(list, Lower(arguments[0].Value));
                return true;
            case ("AddRange", 1):
                AddEach(arguments[0].Value, element => Add(list, element));
                return true;
            case ("RemoveAt", 1):
                RemoveAt(list, Snapshot(LowerOperand(arguments[0].Value)));
                return true;
            case ("RemoveRange", 2):
                Operand[] range = LowerOperands(arguments.OrderBy(static a => a.Parameter?.Ordinal ?? 0).Select(static a => a.Value).ToList()).Select(Snapshot).ToArray();
                Repeat(PassiveConstant.Int(0), range[1], _ => RemoveAt(list, range[0]));
                return true;
            case ("Insert", 2):
                Operand[] inserted = LowerOperands(arguments.OrderBy(static a => a.Parameter?.Ordinal ?? 0).Select(static a => a.Value).ToList());
                Insert(list, Snapshot(inserted[0]), inserted[1]);
                return true;
            case ("Reverse", 0):
                Reverse(index => ElementOf(list, index), PassiveConstant.Int(0), Snapshot(list.Count.Operand));
                return true;
            case ("Reverse", 2):
                Operand[] turned = LowerOperands([.. OperandsOf(arguments)]).Select(Snapshot).ToArray();
                Reverse(index => ElementOf(list, index), turned[0], turned[1]);
                return true;
            case ("Clear", 0):
                Write(list.Count, PassiveConstant.Int(0));
                return true;
            case ("EnsureCapacity" or "TrimExcess", _):
                value = list.Count.Operand;
                return true;
            default:
                return false;
        }
    }

    private void Add(GrowingListCell list, Value value)
    {
        Operand element = Materialize(value);
        IrVariable items = list.Items.Variable;
        Operand capacity = Let(new LengthExpression(items));
        If(Let(new BinaryExpression(BinaryOperator.Equal, list.Count.Operand, capacity, PassiveType.Boolean)), () =>
        {
            Operand doubled = Let(new BinaryExpression(BinaryOperator.Multiply, capacity, PassiveConstant.Int(2), PassiveType.Int32));
            IrVariable bigger = Let(new AllocateExpression(EquatableArray.Of(doubled), (SequenceType)items.Type, OnStack: false)).Variable;
            Emit(new CopyStatement(AsSpan(items, PassiveConstant.Int(0), null, true), AsSpan(bigger, PassiveConstant.Int(0), null, false)));
            Write(list.Items, bigger);
        });
        Emit(new StoreStatement(Place.Element(items, Snapshot(list.Count.Operand)), element));
        Write(list.Count, Let(new BinaryExpression(BinaryOperator.Add, list.Count.Operand, PassiveConstant.Int(1), PassiveType.Int32)));
    }

    private void RemoveAt(GrowingListCell list, Operand index)
    {
        Operand last = Let(new BinaryExpression(BinaryOperator.Subtract, list.Count.Operand, PassiveConstant.Int(1), PassiveType.Int32));
        Repeat(index, last, i => Write(ElementOf(list, i), Read(ElementOf(list, Offset(i, 1)))));
        Write(list.Count, last);
    }

    private void Insert(GrowingListCell list, Operand index, Value value)
    {
        Operand old = Snapshot(list.Count.Operand);
        Value inserted = Snapshot(value);
        Add(list, inserted);
        Operand moved = Let(new BinaryExpression(BinaryOperator.Subtract, old, index, PassiveType.Int32));
        Repeat(PassiveConstant.Int(0), moved, i =>
        {
            Operand target = Let(new BinaryExpression(BinaryOperator.Subtract, old, i, PassiveType.Int32));
            Write(ElementOf(list, target), Read(ElementOf(list, Let(new BinaryExpression(BinaryOperator.Subtract, target, PassiveConstant.Int(1), PassiveType.Int32)))));
        });
        Write(ElementOf(list, index), inserted);
    }

    private static PlaceCell ElementOf(GrowingListCell list, Operand index) => new(Place.Element(list.Items.Variable, index));

    private void AddEach(IOperation source, Action<Value> add)
    {
        IOperation given = StripConversions(source);
        if ((given is IConversionOperation { Operand: ICollectionExpressionOperation inner } ? inner : given) is ICollectionExpressionOperation collection)
        {
            if (collection.Elements.Any(static element => element is ISpreadOperation))
            {
                Unsupported(source, "a range of this kind");
                return;
            }

            foreach (Value value in collection.Elements.Select(element => Snapshot(Lower(element))).ToList())
            {
                add(value);
            }

            return;
        }

        if (GrowingListOf(given) is null && !IsQuery(source))
        {
            Unsupported(source, "a range of this kind");
            return;
        }

        LowerQuery(source).ForEach(add);
    }
}
