using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Lowering;

/// <summary>What one look over a body finds: which variables it assigns, and whether expressions assign while they are
/// evaluated. Local functions and lambdas count as part of the body.</summary>
internal sealed class BodyFacts
{
    private readonly HashSet<ISymbol> assignedByFunctions = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, int> assignments = new(SymbolEqualityComparer.Default);
    private readonly List<ISimpleAssignmentOperation> referenceAssignments = [];
    private readonly Dictionary<ISymbol, List<IOperation>> uses = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> writtenMembers = new(SymbolEqualityComparer.Default);

    public BodyFacts(IEnumerable<IOperation> bodies)
    {
        foreach (IOperation body in bodies)
        {
            Scan(body);
        }
    }

    /// <summary>Whether an expression may assign a local while another part of it is still to be read.</summary>
    public bool HasNestedWrites { get; private set; }

    public Dictionary<ISymbol, ILocalFunctionOperation> LocalFunctions { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>How many <c>return</c>s the method itself has.</summary>
    public int ReturnCount { get; private set; }

    /// <summary>Whether the variable is assigned anywhere after its declaration.</summary>
    public bool IsAssigned(ISymbol variable) => assignments.ContainsKey(variable);

    /// <summary>How often the variable is assigned after its declaration.</summary>
    public int AssignmentsOf(ISymbol variable) => assignments.TryGetValue(variable, out int count) ? count : 0;

    /// <summary>The references to a local, its declaration not counted.</summary>
    public IReadOnlyList<IOperation> UsesOf(ILocalSymbol local) => uses.TryGetValue(local, out List<IOperation>? known) ? known : [];

    /// <summary>Whether anything asks if the local is null.</summary>
    public bool IsNullTested(ILocalSymbol local) => UsesOf(local).Any(static use => IsNullTest(use));

    private static bool IsNullTest(IOperation use)
    {
        IOperation? parent = use.Parent;
        while (parent is IConversionOperation or IParenthesizedOperation)
        {
            parent = parent.Parent;
        }

        return parent is IIsPatternOperation or IIsTypeOperation or IConditionalAccessOperation or ICoalesceOperation or ICoalesceAssignmentOperation
            or IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals, OperatorMethod: null }
            || (parent is IBinaryOperation binary && (IsNull(binary.LeftOperand) || IsNull(binary.RightOperand)));

        static bool IsNull(IOperation operand) => operand.ConstantValue is { HasValue: true, Value: null } || (operand is IConversionOperation { Operand: var inner } && IsNull(inner));
    }

    /// <summary>Where a ref local is made to refer to something else.</summary>
    public IEnumerable<ISimpleAssignmentOperation> ReferenceAssignmentsOf(ILocalSymbol local) =>
        referenceAssignments.Where(a => a.Target is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local));

    /// <summary>Whether a lambda or local function assigns the variable.</summary>
    public bool IsAssignedByFunction(ISymbol variable) => assignedByFunctions.Contains(variable);

    /// <summary>Whether the body writes this field or property of whatever object.</summary>
    public bool IsWritten(ISymbol member) => writtenMembers.Contains(member.OriginalDefinition);

    /// <summary>Whether evaluating the operation may assign a local.</summary>
    public bool MayWrite(IOperation operation)
    {
        if (!HasNestedWrites)
        {
            return false;
        }

        foreach (IOperation part in operation.DescendantsAndSelf())
        {
            if (IsWrite(part))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether evaluating the operation may write anything but a local number: <c>a[at++]</c> moves the index and leaves memory as it is.</summary>
    public bool MayWriteMemory(IOperation operation) => HasNestedWrites && operation.DescendantsAndSelf().Any(static part => IsWrite(part) && !IsCounting(part));

    private static bool IsCounting(IOperation operation) => operation is IIncrementOrDecrementOperation or IAssignmentOperation { Kind: OperationKind.SimpleAssignment or OperationKind.CompoundAssignment }
        && WrittenTargets(operation).All(static target => target is ILocalReferenceOperation
        {
            Local: { IsRef: false, Type.SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_UInt32 or SpecialType.System_UInt64 or SpecialType.System_Int16 or SpecialType.System_Byte }
        });

    /// <summary>The variables and members that the operation writes.</summary>
    public static IEnumerable<IOperation> WrittenTargets(IOperation operation)
    {
        switch (operation)
        {
            case ISimpleAssignmentOperation { IsRef: false } assignment:
                return [assignment.Target];
            case ISimpleAssignmentOperation assignment:
                // ref r = ref x: what is written through r is written to x.
                return [assignment.Target, assignment.Value];
            case ICompoundAssignmentOperation assignment:
                return [assignment.Target];
            case ICoalesceAssignmentOperation assignment:
                return [assignment.Target];
            case IIncrementOrDecrementOperation increment:
                return [increment.Target];
            case IDeconstructionAssignmentOperation { Target: ITupleOperation tuple }:
                return PartsOf(tuple);
            case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument:
                return [argument.Value];
            case IVariableDeclaratorOperation { Symbol.IsRef: true } declarator when declarator.GetVariableInitializer() is { } initializer:
                return [initializer.Value];
            case IInvocationOperation { Instance: { } instance, TargetMethod: { ContainingType.IsValueType: true, IsReadOnly: false, ContainingType.IsReadOnly: false } }:
                return [instance];
            default:
                return [];
        }
    }

    /// <summary>The targets of a deconstruction, those of nested ones included.</summary>
    private static IEnumerable<IOperation> PartsOf(ITupleOperation tuple) => tuple.Elements.SelectMany(static element => element switch
    {
        ITupleOperation inner => PartsOf(inner),
        IDeclarationExpressionOperation { Expression: ITupleOperation inner } => PartsOf(inner),
        _ => [element],
    });

    /// <summary>The variable or member that a write to the operation changes.</summary>
    public static ISymbol? RootOf(IOperation target)
    {
        while (true)
        {
            switch (target)
            {
                case ILocalReferenceOperation local:
                    return local.Local;
                case IParameterReferenceOperation parameter:
                    return parameter.Parameter;
                case IFieldReferenceOperation { Instance: { Type.IsValueType: true } instance } field when instance is not IInstanceReferenceOperation:
                    target = field.Instance;
                    continue;
                case IPropertyReferenceOperation { Instance: { Type.IsValueType: true } instance } property when instance is not IInstanceReferenceOperation
                    && property.Property.RefKind == RefKind.None:
                    target = property.Instance;
                    continue;
                case IInlineArrayAccessOperation access:
                    target = access.Instance;
                    continue;
                case IMemberReferenceOperation member:
                    return member.Member;
                case IDeclarationExpressionOperation declaration:
                    target = declaration.Expression;
                    continue;
                default:
                    return null;
            }
        }
    }

    private static bool IsWrite(IOperation operation) => operation switch
    {
        IAssignmentOperation or IIncrementOrDecrementOperation or IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } => true,
        IInvocationOperation { TargetMethod.MethodKind: MethodKind.LocalFunction or MethodKind.DelegateInvoke } => true,
        IInvocationOperation { Instance: { } receiver, TargetMethod: var method } => MayChange(receiver, method),
        IPropertyReferenceOperation { Instance: { } receiver, Property.GetMethod: { } getter } => MayChange(receiver, getter),
        _ => false,
    };

    /// <summary>Whether a member that is called on a variable of a struct may change it: those of the framework's numbers do not, though some are
    /// not marked so.</summary>
    private static bool MayChange(IOperation receiver, IMethodSymbol member) =>
        receiver is not IInstanceReferenceOperation
        && member is { ContainingType: { IsValueType: true, IsReadOnly: false }, IsReadOnly: false, IsImplicitlyDeclared: false }
        && member.ContainingNamespace?.ToDisplayString() is not ("System" or "System.Numerics");

    private void Scan(IOperation body)
    {
        foreach (IOperation operation in body.DescendantsAndSelf())
        {
            if (operation is ISimpleAssignmentOperation { IsRef: true } reference)
            {
                referenceAssignments.Add(reference);
            }

            if (operation is ILocalReferenceOperation { IsDeclaration: false } use)
            {
                if (!uses.TryGetValue(use.Local, out List<IOperation>? known))
                {
                    uses[use.Local] = known = [];
                }

                known.Add(use);
            }

            if (operation is ILocalFunctionOperation function)
            {
                LocalFunctions[function.Symbol] = function;
            }

            if (operation is IReturnOperation && FunctionAround(operation, body) is null)
            {
                ReturnCount++;
            }

            if (!HasNestedWrites && IsWrite(operation) && operation.Parent is not (null or IExpressionStatementOperation or IForLoopOperation))
            {
                HasNestedWrites = true;
            }

            foreach (IOperation target in WrittenTargets(operation))
            {
                if (RootOf(target) is not { } root)
                {
                    continue;
                }

                if (root is ILocalSymbol or IParameterSymbol)
                {
                    assignments[root] = assignments.TryGetValue(root, out int count) ? count + 1 : 1;
                    if (FunctionAround(operation, body) is { } inside && !SymbolEqualityComparer.Default.Equals(root.ContainingSymbol, inside))
                    {
                        assignedByFunctions.Add(root);
                    }
                }
                else
                {
                    writtenMembers.Add(root.OriginalDefinition);
                }
            }
        }
    }

    /// <summary>The lambda or local function around an operation, if it is inside one.</summary>
    private static ISymbol? FunctionAround(IOperation operation, IOperation body)
    {
        for (IOperation? around = operation.Parent; around is not null && around != body; around = around.Parent)
        {
            switch (around)
            {
                case ILocalFunctionOperation function:
                    return function.Symbol;
                case IAnonymousFunctionOperation function:
                    return function.Symbol;
            }
        }

        return null;
    }
}
